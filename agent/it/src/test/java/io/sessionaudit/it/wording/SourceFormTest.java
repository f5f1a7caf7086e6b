package io.sessionaudit.it.wording;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines are short enough to be read side by side, and the simple name of a type identifies it. */
class SourceFormTest {
    private final SourceForm form = new SourceForm(new SourceTree(Path.of("..", "..")));

    @Test
    void hasNoLineOverMaximum() {
        List<String> lines = form.longLines();

        assertThat(lines)
                .withFailMessage(() -> lines.size() + " lines over " + LongLines.MAX_COLUMNS + " columns:\n"
                        + String.join("\n", lines))
                .isEmpty();
    }

    @Test
    void sharesNoTypeNameExceptThoseAllowed() {
        Set<String> allowed = Wording.lines("shared-type-names.txt").stream()
                .map(SourceFormTest::nameWithReason)
                .collect(Collectors.toSet());
        Map<String, List<Path>> shared = form.sharedTypeNames();

        assertThat(shared.keySet())
                .as("simple names of more than one type, against shared-type-names.txt: %s", shared)
                .isEqualTo(allowed);
    }

    private static String nameWithReason(String line) {
        String[] parts = line.split("\\s*\\|\\s*", 2);
        assertThat(parts).as("name and reason in: %s", line).hasSize(2).doesNotContain("");
        return parts[0];
    }
}
