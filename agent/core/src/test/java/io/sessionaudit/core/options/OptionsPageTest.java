package io.sessionaudit.core.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class OptionsPageTest {
    private static final Path PAGE = Path.of("../../docs/options.md");

    @Test
    void pageIsUpToDate() throws IOException {
        if (Boolean.getBoolean("session-audit.test.write-docs")) {
            Files.writeString(PAGE, OptionsPage.markdown());
        }

        assertThat(PAGE)
                .as("docs/options.md is stale; run scripts/generate-docs and commit what it writes")
                .exists()
                .hasContent(OptionsPage.markdown());
    }

    @ParameterizedTest
    @MethodSource("options")
    void showsEveryOptionWithDefaultAmongItsValues(Option<?> option) {
        assertThat(OptionsPage.markdown()).contains("| `" + option.name() + "` |");
        assertThat(OptionsPage.text()).contains(option.name() + "=" + option.defaultText());
        assertThat(option.defaultValue()).isNotNull();
        assertThat(option.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(option.description()).endsWith(".").doesNotContain("\n", "|");
    }

    @Test
    void namesAreUnique() {
        assertThat(Options.ALL).extracting(Option::name).doesNotHaveDuplicates();
    }

    private static Iterable<Option<?>> options() {
        return Options.ALL;
    }
}
