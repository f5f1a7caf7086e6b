package io.sessionaudit.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.acme.app.Desk;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.Attaching;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.OtherVersion;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** One line explains why attaching is impossible and how to fix it; the other process continues unchanged. */
@Sharded
class AttachRefusedIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void reportsWrongUsageIfThereIsNoProcess() {
        RunningJvm ended = desk();
        ended.release().end();

        assertRefused(Attaching.to(forks, ended), 2, "there is no process " + ended.pid(), "--list");
    }

    @Test
    void reportsWrongUsageWithoutPid() {
        assertRefused(Attaching.with(forks), 2, "needs the PID", "--list");
        assertRefused(Attaching.with(forks, "orders"), 2, "\"orders\" is no PID", "--list");
        assertRefused(Attaching.with(forks, "--list", "4242"), 2, "either --list or a PID");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // there is no sleep command
    void doesNotTerminateProcessThatIsNoJvm() throws IOException, InterruptedException {
        Process sleep = new ProcessBuilder("sleep", "100").start();
        try {
            FinishedJvm refused = Attaching.with(forks, Long.toString(sleep.pid()));

            assertRefused(refused, 2, "process " + sleep.pid() + " is no JVM", "--list");
            assertThat(sleep.waitFor(100, TimeUnit.MILLISECONDS)).as("ended").isFalse();
        } finally {
            sleep.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // a shell cannot replace itself by another program with the same process id
    void doesNotAttachToItself() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec \"$0\" -jar \"$1\" attach $$",
                        java(),
                        Artifacts.agent().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes());

        assertThat(shell.waitFor()).isEqualTo(2);
        assertThat(output).contains("is this command itself").hasLineCount(1);
    }

    /**
     * Root may attach to every process, so it runs the command as another user; other users choose a process of root.
     */
    @Test
    @DisabledOnOs(OS.WINDOWS) // there is neither root nor a way to run as another user
    void isRejectedForProcessOfAnotherUser() throws IOException, InterruptedException {
        RunningJvm desk = desk();
        boolean root = System.getProperty("user.name").equals("root");
        List<String> command = new ArrayList<>();
        Path jar = Artifacts.agent();
        if (root) {
            jar = Files.copy(jar, Files.createTempFile("session-audit", ".jar"), StandardCopyOption.REPLACE_EXISTING);
            assertThat(jar.toFile().setReadable(true, false)).isTrue();
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(List.of(java(), "-jar", jar.toString(), "attach", root ? Long.toString(desk.pid()) : "1"));
        Process attach = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(attach.getInputStream().readAllBytes());

        assertThat(attach.waitFor()).as(output).isEqualTo(3);
        assertThat(output)
                .contains("belongs to the user root", "run this command as that user")
                .hasLineCount(1);
        assertGoesOn(desk);
        if (root) {
            Files.delete(jar);
        }
    }

    @Test
    void isRejectedByJvmWithoutAttachMechanism() {
        RunningJvm desk = forks.jvm(Desk.class)
                .options("-XX:+DisableAttachMechanism")
                .start()
                .awaitLine("ready");

        assertRefused(Attaching.to(forks, desk), 3, "-XX:+DisableAttachMechanism", "-javaagent");
        assertGoesOn(desk);
    }

    @Test
    void isRejectedByJvmWithoutDynamicAgentLoading() {
        RunningJvm desk = forks.jvm(Desk.class)
                .options("-XX:-EnableDynamicAgentLoading")
                .start()
                .awaitLine("ready");

        assertRefused(Attaching.to(forks, desk), 3, "-XX:-EnableDynamicAgentLoading", "-javaagent");
        assertGoesOn(desk);
    }

    @Test
    void isRejectedIfAgentOfAnotherVersionIsActive() throws IOException {
        Path other = OtherVersion.of(Artifacts.agent(), forks.directory().resolve("other.jar"), "0.9.7");
        RunningJvm desk = forks.jvm(Desk.class)
                .options("-XX:+EnableDynamicAgentLoading", "-javaagent:" + other + "=log=" + ForkedJvm.LOG)
                .start()
                .awaitLine("ready");
        FinishedJvm refused = Attaching.to(forks, desk, "enabled=false");
        desk.tell("early").tell("work");
        FinishedJvm end = desk.release().end().successful();

        assertRefused(refused, 3, "version 0.9.7", "this is version 1.", "restart the JVM");
        assertThat(end.log().ofType("options-changed")).isEmpty();
        assertThat(end.log().sessions()).isEqualTo(1 + 2 * Desk.SESSIONS);
    }

    @Test
    void reportsWrongUsageIfOptionIsInvalid() {
        RunningJvm desk = desk();

        assertRefused(Attaching.to(forks, desk, "held-afer=3s"), 2, "\"held-afer\"", "\"held-after\"?");
        assertRefused(Attaching.to(forks, desk, "held-after=soon"), 2, "held-after", "30s");
        assertGoesOn(desk);
    }

    @Test
    void canBeRetriedAfterFailedStart() {
        RunningJvm desk = desk();
        FinishedJvm refused = Attaching.to(forks, desk, "log=missing/audit.jsonl");
        FinishedJvm attached = Attaching.to(forks, desk, "log=" + ForkedJvm.LOG).successful();
        desk.tell("work");
        FinishedJvm end = desk.release().end().successful();

        assertRefused(refused, 3, "option log", "does not exist", "create it");
        assertThat(attached.out()).contains("auditing JDBC sessions");
        assertThat(end.log().sessions()).isEqualTo(Desk.SESSIONS);
    }

    @Test
    void neverTerminatesRunningJvm() {
        RunningJvm desk = desk();
        FinishedJvm refused = Attaching.to(forks, desk, "log=missing/audit.jsonl", "on-install-error=exit");

        assertRefused(refused, 3, "option log");
        assertGoesOn(desk);
    }

    private static void assertRefused(FinishedJvm attach, int exitCode, String... words) {
        assertThat(attach.exitCode()).as(attach.err()).isEqualTo(exitCode);
        assertThat(attach.out()).isEmpty();
        assertThat(attach.err()).startsWith("session-audit: ").contains(words).hasLineCount(1);
    }

    /** It responds, ends normally, was never audited, and printed nothing about the attempt. */
    private static void assertGoesOn(RunningJvm desk) {
        desk.tell("work").tell("early");
        FinishedJvm end = desk.release().end().successful();
        assertThat(end.complaints()).isEmpty();
        assertThat(end.startLines()).isEmpty();
        assertThat(end.out()).doesNotContain("Full thread dump");
    }

    private RunningJvm desk() {
        return forks.jvm(Desk.class)
                .options("-XX:+EnableDynamicAgentLoading")
                .start()
                .awaitLine("ready");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
