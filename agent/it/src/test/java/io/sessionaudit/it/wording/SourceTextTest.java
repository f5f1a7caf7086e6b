package io.sessionaudit.it.wording;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SourceTextTest {
    private static final ForeignWords WORDS =
            new ForeignWords(List.of("crowd -> many threads", "in vain -> unsuccessfully"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int i; // the crowd",
                "/* the crowd */ int i;",
                "/** {@return the crowd} */ int i;",
                "/** {@link Threads the crowd} */",
                "String s = \"the crowd waits\";",
                "String s = \"\"\"\n    the crowd waits\n    \"\"\";",
                "char c = '\"'; // the crowd",
                "String s = \"a \\\" quote\"; // the crowd",
                "String s = \"no // comment\"; // the Crowd",
                "/**\n * waits in\n * vain\n */",
                "// waits in\n// vain",
                "fail(\"waits in\"\n        + \" vain\");"
            })
    void findsWordsInJava(String text) {
        assertThat(find("A.java", text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Crowd { int crowd; }",
                "/** {@code crowd} {@link Crowd} {@link #crowd(int)} {@code f({crowd})} */",
                "/** <pre>{@code crowd.add(1);}</pre> */",
                "/** @param crowd the threads */",
                "put(\"crowd\", 1);",
                "put(\"waits in\", \" vain\");",
                "char c = '\"'; int crowd; char d = '\"';",
                "// crowded, overcrowd"
            })
    void ignoresCode(String text) {
        assertThat(find("A.java", text)).isEmpty();
    }

    @Test
    void findsWordsInCommentsAndMessagesOfJavaScript() {
        String text = "const a = /[\"/]/g; // crowd\nshow(`the crowd of ${crowd}`);\nlet crowd = 'the crowd';\n";

        assertThat(find("a.js", text)).extracting(ForeignWords.Use::line).containsExactly(1, 2, 3);
    }

    @Test
    void findsWordsInCommentsOfScripts() {
        String text = "#!/bin/sh\n# the crowd\ncrowd=$#; echo ${crowd#crowd} # crowd\n";

        assertThat(find("bench", text)).extracting(ForeignWords.Use::line).containsExactly(2, 3);
    }

    @Test
    void findsWordsInProseOfMarkdown() {
        String text = "# Crowd\n```\ncrowd\n```\n`crowd` [a crowd](crowd.md)\n<!-- crowd -->\n| crowd |\n";

        assertThat(find("a.md", text)).extracting(ForeignWords.Use::line).containsExactly(1, 5, 7);
    }

    @Test
    void reportsFileLineAndReplacement() {
        assertThat(find("A.java", "\n// waits in\n// vain"))
                .singleElement()
                .hasToString("A.java:2: in vain -> unsuccessfully");
    }

    @Test
    void ignoresCommentsAndLiteralsInCode() {
        assertThat(SourceText.code("int a; // @Test\nString s = \"@Test\"; @Test")
                        .split("@Test", -1))
                .hasSize(2);
    }

    private static List<ForeignWords.Use> find(String file, String text) {
        return WORDS.find(Path.of(file), text);
    }
}
