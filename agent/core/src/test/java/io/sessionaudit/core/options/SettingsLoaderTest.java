package io.sessionaudit.core.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.sessionaudit.core.session.ThreadRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsLoaderTest {
    private static final Map<String, String> NONE = Map.of();

    @TempDir
    Path directory;

    /** Kubernetes sets such variables in each pod next to a service named session-audit. */
    @Test
    void ignoresVariablesOfOthersInTheEnvironment() throws OptionException {
        Settings settings = SettingsLoader.load(
                null,
                NONE,
                Map.of(
                        "SESSION_AUDIT_SERVICE_HOST", "10.0.0.1",
                        "SESSION_AUDIT_PORT_80_TCP", "tcp://10.0.0.1:80",
                        "SESSION_AUDIT_QUEUE", "77"));
        assertThat(settings.ignoredVariables())
                .containsExactly("SESSION_AUDIT_PORT_80_TCP", "SESSION_AUDIT_SERVICE_HOST");
        assertThat(settings.get(Options.QUEUE)).isEqualTo(77);
        assertThat(SettingsLoader.load(null, NONE, NONE).ignoredVariables()).isEmpty();
    }

    @Test
    void suggestsTheOptionOfMisspelledVariable() throws OptionException {
        assertThat(SettingsLoader.load(null, NONE, Map.of("SESSION_AUDIT_HELD_AFER", "10s"))
                        .ignoredVariables())
                .containsExactly("SESSION_AUDIT_HELD_AFER (did you mean SESSION_AUDIT_HELD_AFTER?)");
    }

    @Test
    void usesDefaultsWithoutInput() throws OptionException {
        Settings settings = SettingsLoader.load(null, NONE, NONE);

        assertThat(settings.get(Options.THREAD_RULE)).isEqualTo(ThreadRule.Mode.LOG);
        assertThat(settings.get(Options.HELD_AFTER)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.get(Options.LOG)).isEqualTo("session-audit-%p.jsonl");
        assertThat(settings.get(Options.SITES_BUDGET)).isEqualTo(0.01);
        assertThat(settings.given()).isEmpty();
    }

    @Test
    void laterOfTheFiveSourcesTakesPrecedence() throws OptionException, IOException {
        String file = "session-audit-test.properties";
        Path path = Files.writeString(directory.resolve(file), "held-after=1s\nflush=1s\nqueue=1\nexit-grace=1s\n");
        Map<String, String> environment = Map.of(
                "SESSION_AUDIT_FLUSH",
                "2s",
                "SESSION_AUDIT_QUEUE",
                "2",
                "SESSION_AUDIT_EXIT_GRACE",
                "2s",
                "PATH",
                "/bin");
        Map<String, String> properties =
                Map.of("session-audit.queue", "3", "session-audit.exit-grace", "3s", "java.home", "/java");

        Settings settings = SettingsLoader.load("config=" + path + ",exit-grace=4s", properties, environment);

        assertThat(settings.get(Options.THREAD_RULE)).isEqualTo(ThreadRule.Mode.LOG);
        assertThat(settings.get(Options.HELD_AFTER)).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.get(Options.FLUSH)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.get(Options.QUEUE)).isEqualTo(3);
        assertThat(settings.get(Options.EXIT_GRACE)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void preservesGivenValuesInDocumentationOrder() throws OptionException {
        Settings settings = SettingsLoader.load("sql=off,held-after=10s,thread-rule= reject ", NONE, NONE);

        assertThat(settings.given())
                .containsExactly(
                        Map.entry("thread-rule", "reject"), Map.entry("held-after", "10s"), Map.entry("sql", "off"));
    }

    @Test
    void readsFileNameFromEnvironment() throws OptionException, IOException {
        Path file = Files.writeString(directory.resolve("audit.properties"), "thread-rule = off\n");

        Settings settings = SettingsLoader.load(null, NONE, Map.of("SESSION_AUDIT_CONFIG", file.toString()));

        assertThat(settings.get(Options.THREAD_RULE)).isEqualTo(ThreadRule.Mode.OFF);
    }

    @Test
    void continuesListInAgentArgumentAcrossCommas() throws OptionException {
        Settings settings = SettingsLoader.load("thread-rule-allow=com.acme.A,com.acme.B,held-after=10s", NONE, NONE);

        assertThat(settings.get(Options.THREAD_RULE_ALLOW)).containsExactly("com.acme.A", "com.acme.B");
        assertThat(settings.get(Options.HELD_AFTER)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void ignoresPropertiesOfTheProjectsTests() throws OptionException {
        Settings settings = SettingsLoader.load(null, Map.of("session-audit.test.url", "jdbc:mysql://db"), NONE);

        assertThat(settings.given()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thread-rul=log   | unknown option \"thread-rul\" (in the agent argument),"
                        + " did you mean \"thread-rule\"?; \"java -jar session-audit.jar options\" lists them all",
                "frobnicate=1     | unknown option \"frobnicate\" (in the agent argument);"
                        + " \"java -jar session-audit.jar options\" lists them all",
                "foo=1            | unknown option \"foo\" (in the agent argument);"
                        + " \"java -jar session-audit.jar options\" lists them all",
                "thread-rule=no   | option thread-rule (in the agent argument) has the value \"no\";"
                        + " give it one of off, log, reject, share",
                "held-after=30    | option held-after (in the agent argument) has the value \"30\";"
                        + " give it a duration, such as 500ms, 30s, 2m or 1h",
                "reject           | the agent argument \"reject\" does not begin with name=value;"
                        + " write for example thread-rule=log,held-after=10s"
            })
    void reportsOptionAndFixOnOneLine(String argument, String message) {
        assertThatThrownBy(() -> SettingsLoader.load(argument, NONE, NONE))
                .isInstanceOf(OptionException.class)
                .hasMessage(message);
    }

    @Test
    void reportsSourceOfInvalidValue() {
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of("session-audit.queue", "0"), NONE))
                .hasMessageContaining("option queue (as a system property)");
        assertThatThrownBy(() -> SettingsLoader.load(null, NONE, Map.of("SESSION_AUDIT_QUEUE", "0")))
                .hasMessageContaining("option queue (in the environment)");
    }

    @Test
    void reportsUnreadableFile() {
        Path missing = directory.resolve("missing.properties");

        assertThatThrownBy(() -> SettingsLoader.load("config=" + missing, NONE, NONE))
                .isInstanceOf(OptionException.class)
                .hasMessage("option config: cannot read " + missing
                        + " (NoSuchFileException); name a readable properties file");
    }

    @Test
    void reportsFileOfUnknownOption() throws IOException {
        Path file = Files.writeString(directory.resolve("audit.properties"), "held_after=1s\n");

        assertThatThrownBy(() -> SettingsLoader.load("config=" + file, NONE, NONE))
                .hasMessageContaining("(in " + file + "), did you mean \"held-after\"?");
    }

    @Test
    void readsFailOnStartEvenIfOtherOptionsAreInvalid() {
        assertThat(SettingsLoader.onInstallError("nonsense=1,on-install-error=exit", NONE, NONE))
                .isEqualTo(Options.OnInstallError.EXIT);
        assertThat(SettingsLoader.onInstallError("nonsense", NONE, Map.of("SESSION_AUDIT_ON_INSTALL_ERROR", "exit")))
                .isEqualTo(Options.OnInstallError.EXIT);
        assertThat(SettingsLoader.onInstallError("on-install-error=maybe", NONE, NONE))
                .isEqualTo(Options.OnInstallError.CONTINUE);
        assertThat(SettingsLoader.onInstallError(null, NONE, NONE)).isEqualTo(Options.OnInstallError.CONTINUE);
    }

    @Test
    void neverShowsSecrets() throws OptionException {
        Settings before = SettingsLoader.load("http-token=correct-horse-battery", NONE, NONE);
        Settings after = SettingsLoader.change(before, "http-token=another-horse-battery");

        assertThat(before.get(Options.HTTP_TOKEN)).isEqualTo("correct-horse-battery");
        assertThat(before.text(Options.HTTP_TOKEN)).isEqualTo("***");
        assertThat(before.changesTo(after)).containsExactly(new Settings.Change(Options.HTTP_TOKEN, "***", "***"));
        assertThat(after.get(Options.HTTP_TOKEN)).isEqualTo("another-horse-battery");
    }

    @Test
    void showsNothingOfFileWithoutOptions() throws IOException {
        Path file = Files.writeString(directory.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\n_apt:x:42\n");

        assertThatThrownBy(() -> SettingsLoader.load("config=" + file, NONE, NONE))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("option config: " + file + " contains a name that is similar to no option")
                .hasMessageNotContainingAny("root:", "root\"", "_apt", "bin");
    }
}
