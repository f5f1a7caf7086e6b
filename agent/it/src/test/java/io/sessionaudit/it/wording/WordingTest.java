package io.sessionaudit.it.wording;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Comments, messages and documentation use the standard terms of the field. */
class WordingTest {
    private final SourceTree tree = new SourceTree(Path.of("..", ".."));
    private final Wording wording = new Wording(tree);

    @Test
    void usesNoForeignWord() {
        List<ForeignWords.Use> uses = wording.check();

        assertThat(uses)
                .withFailMessage(() -> uses.size() + " foreign words; scripts/wording prints them, too:\n"
                        + uses.stream().map(Object::toString).collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void needsEachException() {
        wording.check();

        assertThat(wording.unusedExceptions())
                .as("entries of allowed-words.txt that do not allow anything; remove them")
                .isEmpty();
    }

    @Test
    void expressesConditionsWithIfOrWhen() {
        CommentWords words = new CommentWords(
                tree.files(SourceTree.MAIN_JAVA).stream().map(tree::read).toList());

        assertThat(words.whereToIf())
                .as("ratio of \"where\" to \"if\" in comments of main code")
                .isLessThan(0.5);
    }
}
