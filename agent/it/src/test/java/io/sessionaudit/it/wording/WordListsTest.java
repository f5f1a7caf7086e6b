package io.sessionaudit.it.wording;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The lists of foreign and allowed words, long lines, and names of types. */
class WordListsTest {
    private static final Path FILE = Path.of("docs", "scope.md");
    private static final String TEXT = "A crowd in a crowd control barrier.";
    private static final ForeignWords FOREIGN = new ForeignWords(List.of("crowd -> many threads"));

    @ParameterizedTest
    @ValueSource(strings = {"crowd", "crowd ->", "(crowd) -> many threads"})
    void rejectsForeignWord(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ForeignWords(List.of(line)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/*.md", "docs/*.md | crowd", "docs/*.md | crowd | "})
    void rejectsExceptionWithoutReason(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllowedWords(List.of(line)))
                .withMessageContaining("without a reason");
    }

    @Test
    void allowsWordOnlyInsidePhrase() {
        AllowedWords allowed = new AllowedWords(List.of("docs/*.md | Crowd control | name of a product"));

        assertThat(FOREIGN.find(FILE, TEXT))
                .extracting(use -> allowed.allows(use, TEXT))
                .containsExactly(false, true);
        assertThat(allowed.unused()).isEmpty();
    }

    @Test
    void reportsExceptionThatMatchesNothing() {
        String otherFile = "docs/options.md | crowd | reason";
        String otherPhrase = "docs/*.md | crowd management | reason";
        AllowedWords allowed = new AllowedWords(List.of(otherFile, otherPhrase));

        assertThat(FOREIGN.find(FILE, TEXT)).noneMatch(use -> allowed.allows(use, TEXT));
        assertThat(allowed.unused()).containsExactly(otherFile, otherPhrase);
    }

    @Test
    void measuresProseOfMarkdown() {
        String longText = "x ".repeat(61).strip();
        String text = "| " + longText + "\n```\n" + longText + "\n```\n" + longText + "\nhttps://" + "x".repeat(120);

        assertThat(LongLines.find(FILE, text)).containsExactly(FILE + ":5: 121 columns");
    }

    @Test
    void measuresJavaExceptImports() {
        String name = "x".repeat(120);

        assertThat(LongLines.find(Path.of("A.java"), "import " + name + ";\n// " + name + "\n" + name))
                .containsExactly("A.java:2: 123 columns");
    }

    @Test
    void namesTopLevelAndPublicNestedTypes() {
        String text = "public class A { private static class B {} public record C(int i) {} class D {} } enum E {}";

        assertThat(SourceForm.typeNames(text)).containsExactly("A", "C", "E");
    }
}
