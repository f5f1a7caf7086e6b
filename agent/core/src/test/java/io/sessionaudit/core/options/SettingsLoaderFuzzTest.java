package io.sessionaudit.core.options;

import java.util.Map;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any agent argument is either accepted, with the same result if it is given again, or refused with a message. Options
 * that are fixed stay as they are.
 *
 * <p>A normal test run repeats the inputs in this class's resources; {@code scripts/fuzz} searches for new ones and
 * writes them there, so that they remain as tests.
 */
class SettingsLoaderFuzzTest {
    /** Reads a file; the fuzzer would name devices. */
    private static final String CONFIG = "config";

    @FuzzTest
    @DictionaryEntries({
        "held-after=",
        "10s",
        ",",
        "=",
        "enabled=false",
        "log=",
        "mdc=a,b",
        "sites=all",
        "application=com.acme.*",
        "99999999999999999999d",
        "-1",
        "1e9",
        "queue=",
        "rotate-size=1KB",
        "\u0000",
        "on-install-error=exit"
    })
    void acceptsOrRefusesAnyArgument(String argument) {
        if (argument != null && argument.contains(CONFIG)) {
            return;
        }
        SettingsLoader.onInstallError(argument, Map.of(), Map.of());
        try {
            Settings settings = SettingsLoader.load(argument, Map.of(), Map.of());
            assertThat(SettingsLoader.load(argument, Map.of(), Map.of()).changesTo(settings))
                    .isEmpty();
            assertThat(settings.changesTo(SettingsLoader.change(settings, argument)))
                    .isEmpty();
        } catch (OptionException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        changeDefaults(argument);
    }

    private static void changeDefaults(String argument) {
        try {
            Settings defaults = SettingsLoader.load(null, Map.of(), Map.of());
            Settings next = SettingsLoader.change(defaults, argument);
            assertThat(defaults.changesTo(next)).noneMatch(change -> Options.isFixed(change.option()));
            assertThat(next.changesTo(SettingsLoader.change(next, argument))).isEmpty();
        } catch (OptionException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
