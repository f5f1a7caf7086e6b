package io.sessionaudit.core.options;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackageListTest {
    @Test
    void separatesNamesByCommasAndOmitsTheirLastDot() {
        assertThat(PackageList.parse(" com.acme. , org.acme.Main,,p\u00e4ckchen,Main "))
                .containsExactly("com.acme", "org.acme.Main", "p\u00e4ckchen", "Main");
    }

    @Test
    void optionsAreEmptyUnlessGiven() throws OptionException {
        Settings settings = SettingsLoader.load(null, Map.of(), Map.of());

        assertThat(settings.get(Options.APPLICATION)).isEmpty();
        assertThat(settings.get(Options.LIBRARIES)).isEmpty();
    }

    @Test
    void optionsContainTheNames() throws OptionException {
        Settings settings =
                SettingsLoader.load("application=com.acme,org.acme,libraries=com.acme.platform", Map.of(), Map.of());

        assertThat(settings.get(Options.APPLICATION)).containsExactly("com.acme", "org.acme");
        assertThat(settings.get(Options.LIBRARIES)).containsExactly("com.acme.platform");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application=", "application= ", "application=,", "application=,held-after=1s"})
    void rejectsEmptyValue(String argument) {
        assertRefused(
                argument,
                "option application (in the agent argument) is empty; write packages such as"
                        + " com.acme,org.acme.shop, or omit it");
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.*, a wildcard; a package includes its subpackages",
        "*, a wildcard; a package includes its subpackages",
        "com.acme.?, a wildcard; a package includes its subpackages",
        "com/acme, a path; write the package",
        "/opt/app/lib, a path; write the package",
        "C:\\app, a path; write the package",
        "app.jar, a path; write the package",
        "com.acme.Main.java, a path; write the package",
        "com..acme, neither a package nor a class; write a name",
        ".com, neither a package nor a class; write a name",
        "., neither a package nor a class; write a name",
        "com.acme shop, neither a package nor a class; write a name",
        "1.2, neither a package nor a class; write a name"
    })
    void rejectsWhatIsNoPackage(String name, String reason) {
        String start = "option libraries (in the agent argument) contains \"" + name + "\", which is ";
        assertThatThrownBy(() -> SettingsLoader.load("libraries=com.acme," + name, Map.of(), Map.of()))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith(start + reason.replaceFirst("; .*", "; "))
                .hasMessageContaining(reason);
    }

    @Test
    void messageIsOneShortLineForAnyValue() {
        for (String value : List.of("a".repeat(100_000), "com.acme\n.b c", "*".repeat(5_000))) {
            assertThatThrownBy(() -> SettingsLoader.load(null, Map.of("session-audit.application", value), Map.of()))
                    .isInstanceOf(OptionException.class)
                    .satisfies(
                            e -> assertThat(e.getMessage()).hasSizeLessThan(250).doesNotContain("\n"));
        }
    }

    @Test
    void limitsTheNumberOfNames() {
        String limit = String.join(",", Collections.nCopies(PackageList.MAX_NAMES, "com.acme"));

        assertThat(PackageList.parse(limit)).hasSize(PackageList.MAX_NAMES);
        assertRefused(
                "application=" + limit + ",com.acme",
                "option application (in the agent argument) contains more than 1000 names; a package includes its"
                        + " subpackages, so write the packages that they have in common");
    }

    @Test
    void cannotChangeWhileTheAgentRuns() throws OptionException {
        Settings settings = SettingsLoader.load("application=com.acme", Map.of(), Map.of());

        assertThatThrownBy(() -> SettingsLoader.change(settings, "application=org.acme"))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("option application cannot change while the agent runs");
    }

    private static void assertRefused(String argument, String message) {
        assertThatThrownBy(() -> SettingsLoader.load(argument, Map.of(), Map.of()))
                .isInstanceOf(OptionException.class)
                .hasMessage(message);
    }
}
