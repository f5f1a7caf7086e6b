package io.sessionaudit.tools;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.sessionaudit.core.Version;
import io.sessionaudit.core.options.OptionsPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ToolsTest {
    @Test
    void listsCommandsWithoutArguments() {
        Command command = Command.run();

        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).contains("report", "options", "version", "Example:");
        assertThat(command.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "options", "version"})
    void everyCommandHasHelpWithExample(String name) {
        Command command = Command.run(name, "--help");

        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).contains("Usage: java -jar session-audit.jar " + name, "Example: java -jar");
        assertThat(command.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void helpHasShortOption() {
        assertThat(Command.run("report", "-h").out())
                .isEqualTo(Command.run("report", "--help").out());
    }

    @Test
    void reportsUnknownCommandInOneLineWithSuggestion() {
        Command command = Command.run("reprot");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err().lines())
                .containsExactly("session-audit: unknown command \"reprot\", did you mean \"report\"?;"
                        + " --help lists the commands");
    }

    @Test
    void suggestsNothingForDissimilarCommand() {
        assertThat(Command.run("frobnicate").err().lines())
                .containsExactly("session-audit: unknown command \"frobnicate\"; --help lists the commands");
    }

    @Test
    void reportsUnknownOptionInOneLineWithSuggestion() {
        Command command = Command.run("options", "--fromat", "text");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err().lines())
                .containsExactly("session-audit: unknown option \"--fromat\", did you mean \"--format\"?;"
                        + " --help lists the options");
    }

    @Test
    void reportsInvalidValueWithAllowedValues() {
        Command command = Command.run("report", "--format", "xml", "a.jsonl");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err().lines())
                .containsExactly(
                        "session-audit: option --format has the value \"xml\"; give it one of text, json, html");
    }

    @Test
    void reportsOptionWithoutValue() {
        Command command = Command.run("report", "a.jsonl", "--format");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err().lines())
                .containsExactly("session-audit: option --format lacks its value; give it one of text, json, html");
    }

    @Test
    void reportsMissingOrInvalidArgumentWithExample() {
        assertThat(Command.run("dump").err().lines())
                .containsExactly("session-audit: dump needs a PID; for example: java -jar session-audit.jar dump 4242");
        assertThat(Command.run("dump", "orders").err().lines())
                .containsExactly("session-audit: PID has the value \"orders\"; give it a number; for example:"
                        + " java -jar session-audit.jar dump 4242");
        assertThat(Command.run("completion").err().lines())
                .containsExactly("session-audit: completion needs a SHELL; for example:"
                        + " source <(java -jar session-audit.jar completion bash)");
        assertThat(Command.run("completion", "ksh").err().lines())
                .containsExactly("session-audit: SHELL has the value \"ksh\"; give it one of bash, zsh, fish");
    }

    @Test
    void reportsExcessArgumentInOneLine() {
        Command command = Command.run("version", "please");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err().lines()).containsExactly("session-audit: version takes no \"please\"; see --help");
    }

    @Test
    void printsVersionOfTheBuild() {
        Command command = Command.run("version");

        assertThat(command.exitCode()).isZero();
        assertThat(command.out().strip()).isEqualTo("session-audit " + Version.current());
        assertThat(Version.current()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    }

    @Test
    void listsOptionsAsTextAndMarkdown() {
        assertThat(Command.run("options").out()).isEqualTo(OptionsPage.text());
        assertThat(Command.run("options", "--format", "markdown").out()).isEqualTo(OptionsPage.markdown());
    }

    @Test
    void embeddedEntryPointRunsTheSameCommands() {
        StringWriter out = new StringWriter();

        int exitCode = Tools.run(new String[] {"version"}, new PrintWriter(out), new PrintWriter(out));

        assertThat(exitCode).isZero();
        assertThat(out.toString()).startsWith("session-audit ");
    }
}
