package io.sessionaudit.it;

import java.nio.file.Path;
import java.time.Duration;

import com.acme.app.Incident;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import io.sessionaudit.it.fork.SystemPrograms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code java -jar session-audit.jar top}: in a terminal of tmux, and as plain text. */
@Sharded
class TopIT {
    private static final Path HERE = Path.of(".");
    private static final String ESCAPE = "\u001b";

    private final String server = "session-audit-" + ProcessHandle.current().pid();

    @RegisterExtension
    final Forks forks = new Forks();

    @AfterEach
    void endTerminal() {
        SystemPrograms.exitCode(HERE, "tmux", "-L", server, "kill-server");
    }

    @Test
    void followsJvmAndObeysKeys() {
        SystemPrograms.assume("tmux");
        RunningJvm incident = incident();
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", command(incident));
        awaitScreen("session-audit top", "2 sessions open", "orders ", "holder-1", "holder-2", "by held", "q quit");
        assertThat(screen().lines()).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);

        press("s");
        awaitScreen("by idle");
        press("Space");
        awaitScreen("FROZEN");
        incident.tell("release");
        press("Space");
        awaitScreen("0 sessions open");
        incident.tell("hold 3").tell("wait 1");
        awaitScreen("3 sessions open", "holder-3");
        await("one thread waits")
                .atMost(Duration.ofSeconds(60))
                .until(() -> screen().lines().anyMatch(line -> line.matches("orders +3 +3 +1 .*")));

        press("Down");
        press("Enter");
        awaitScreen("opened at com.acme.app.Incident.", "its thread now", "enter back");
        press("Enter");
        awaitScreen("q quit");
        tmux("resize-window", "-x", "120", "-y", "40");
        await("the last line is below the 24th")
                .atMost(Duration.ofSeconds(60))
                .until(() -> screen().lines().skip(30).anyMatch(line -> line.contains("q quit")));
        press("q");
        await("it has ended")
                .atMost(Duration.ofSeconds(60))
                .until(() -> SystemPrograms.exitCode(HERE, "tmux", "-L", server, "has-session") != 0);
        incident.tell("release").release().end().successful();
    }

    @Test
    void printsPlainTextOnce() {
        RunningJvm incident = incident();
        FinishedJvm once = top("--once", Long.toString(incident.pid())).successful();
        FinishedJvm noTerminal = top(Long.toString(incident.pid())).successful();
        FinishedJvm without = top("--once");
        FinishedJvm end = incident.tell("release").release().end().successful();
        FinishedJvm ended = top(Long.toString(incident.pid()));

        for (FinishedJvm plain : new FinishedJvm[] {once, noTerminal}) {
            assertThat(plain.out())
                    .doesNotContain(ESCAPE)
                    .startsWith("session-audit top  2 sessions open  " + incident.pid() + " com.acme.app.Incident")
                    .contains("POOL", "PLACE", "holder-1", "com.acme.app.Incident.");
        }
        // Other audited JVMs may run on this machine.
        assertThat(without.out() + without.err()).contains(Long.toString(incident.pid()));
        assertThat(without.exitCode()).isIn(0, 2);
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("there is no process " + incident.pid());
        assertThat(end.complaints()).isEmpty();
    }

    private RunningJvm incident() {
        return forks.jvm(Incident.class).agent().start().awaitLine("ready").tell("hold 2");
    }

    private FinishedJvm top(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "top";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return forks.jar(Artifacts.agent()).arguments(all).agentMayComplain().run();
    }

    private static String command(RunningJvm jvm) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return java + " -jar " + Artifacts.agent() + " top " + jvm.pid() + " || sleep 60"; // shows why it has failed
    }

    private void press(String key) {
        tmux("send-keys", key);
    }

    private String screen() {
        return tmux("capture-pane", "-p");
    }

    private void awaitScreen(String... texts) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(screen()).contains(texts));
    }

    private String tmux(String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "tmux";
        command[1] = "-L";
        command[2] = server;
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return SystemPrograms.run(HERE, command);
    }
}
