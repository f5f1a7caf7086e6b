package io.sessionaudit.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import com.acme.app.Desk;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.OwnDisk;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assumptions.assumeThat;

/** {@code java -jar session-audit.jar dump PID}. */
@Sharded
class DumpIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void showsOpenSessionsWithOpeningAndCurrentStack() {
        RunningJvm desk = forks.jvm(Desk.class).agent().start().awaitLine("ready");
        desk.tell("hold");
        FinishedJvm text = dump(desk).successful();
        FinishedJvm json = dump(desk, "--format", "json").successful();
        desk.tell("release").tell("early");
        FinishedJvm nothing = dump(desk).successful();
        desk.release().end().successful();

        assertThat(text.out())
                .startsWith("2 sessions are open in " + desk.pid())
                .contains("pool desk: 2 of ", "who uses them now\n", " of desk at com.acme.app.Desk.obey(")
                .contains("of desk, thread main", "  opened at com.acme.app.Desk.obey(", "its thread now (RUNNABLE)")
                .containsSubsequence("  opened at ", "  its stack", "    com.acme.app.Desk.obey(")
                .contains("com.acme.app.Desk.main");
        assertThat(json.out().lines())
                .hasSize(3)
                .satisfies(line -> assertThat(line).startsWith("{\"type\":\"live\",\"time\":\""), atIndex(0));
        assertThat(json.out().lines().skip(1))
                .allMatch(line -> line.startsWith("{\"type\":\"open\",\"time\":\""))
                .allMatch(line -> line.contains("\"place\":\"com.acme.app.Desk."))
                .anyMatch(line -> line.contains("\"place\":\"com.acme.app.Desk.obey("));
        assertThat(nothing.out()).startsWith("no session is open in " + desk.pid());
    }

    @Test
    void showsSessionsOfJvmWithFilesOfItsOwn() throws Exception {
        assumeThat(OwnDisk.isAllowed()).as("may mount").isTrue();
        RunningJvm desk = forks.jvm(Desk.class)
                .disk(OwnDisk.of("5m"))
                .options("-Djava.io.tmpdir=" + ForkedJvm.DISK)
                .agent()
                .start()
                .awaitLine("ready");
        FinishedJvm dump = dump(desk).successful();
        try (var files = Files.list(OwnDisk.of(desk))) {
            assertThat(files)
                    .as("files that remain")
                    .noneMatch(file -> file.toString().contains("dump"));
        }
        desk.tell("early").release().end().successful();

        assertThat(dump.out()).startsWith("1 session is open in " + desk.pid());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rootShowsSessionsOfAnotherUser() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("may start a JVM as another user")
                .isEqualTo("root");
        Path shared = Files.createTempDirectory("session-audit-dump");
        Path agent = Files.copy(Artifacts.agent(), shared.resolve("agent.jar"));
        Path program = Files.writeString(
                shared.resolve("Waiter.java"),
                "class Waiter { public static void main(String[] arguments) throws Exception {"
                        + " System.out.println(\"ready\"); System.in.read(); } }");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(agent, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-r--r--"));
        Process waiter = new ProcessBuilder(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + agent + "=log=none",
                        program.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(waiter.inputReader().readLine()).isEqualTo("ready");
            FinishedJvm dump = forks.jar(Artifacts.agent())
                    .arguments("dump", Long.toString(waiter.pid()))
                    .agentMayComplain()
                    .run();

            assertThat(dump.err()).isEmpty();
            assertThat(dump.successful().out()).startsWith("no session is open in " + waiter.pid());
        } finally {
            waiter.destroy();
            waiter.waitFor();
            for (Path file : List.of(agent, program, shared)) {
                Files.delete(file);
            }
        }
    }

    @Test
    void reportsThatJvmWithoutAgentIsNotAudited() {
        RunningJvm desk = forks.jvm(Desk.class).start().awaitLine("ready");
        FinishedJvm dump = dump(desk);
        FinishedJvm end = desk.release().end().successful();

        assertThat(dump.exitCode()).isEqualTo(3);
        assertThat(dump.err()).contains("the agent is not running in " + desk.pid());
        assertThat(end.startLines()).as("the agent was not attached").isEmpty();
    }

    private FinishedJvm dump(RunningJvm jvm, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "dump";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[arguments.length - 1] = Long.toString(jvm.pid());
        return forks.jar(Artifacts.agent())
                .arguments(arguments)
                .agentMayComplain()
                .run();
    }
}
