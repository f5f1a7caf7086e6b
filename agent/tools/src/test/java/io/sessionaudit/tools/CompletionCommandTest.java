package io.sessionaudit.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionCommandTest {
    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void bashCompletesCommandsAndOptions() throws IOException, InterruptedException {
        Path script = Files.writeString(
                directory.resolve("completion"),
                Command.run("completion", "bash").out());
        String ask =
                "source " + script + "; COMP_WORDS=(session-audit %s); COMP_CWORD=%d; COMP_LINE='session-audit %s';"
                        + " _complete_session-audit; echo \"${COMPREPLY[*]}\"";

        assertThat(bash(String.format(ask, "se", 1, "se"))).contains("sessions");
        assertThat(bash(String.format(ask, "sessions --he", 2, "sessions --he")))
                .contains("--held");
    }

    @Test
    void fishCompletesCommandsAndOptions() {
        assertThat(Command.run("completion", "fish").out())
                .contains(
                        "complete -c session-audit -n 'not __fish_seen_subcommand_from",
                        "-f -a sessions -d",
                        "'__fish_seen_subcommand_from report' -l format -x -a 'text json html'");
    }

    @Test
    void rejectsUnknownShell() {
        Command command = Command.run("completion", "tcsh");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err().lines()).hasSize(1);
    }

    private static String bash(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return out;
    }
}
