package io.sessionaudit.java8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of the oldest and of the newest JDK that can run them, alternately, on a JVM of each version: attach,
 * change options, dump, list.
 */
@DisabledIfSystemProperty(
        named = "session-audit.test.shard",
        matches = "[^1].*",
        disabledReason = "independent of the JDK that runs the tests: the first shard is enough")
class AttachToOtherJvmsIT {
    private static final int FIRST_WITH_WARNING = 21;

    private static final Map<Integer, Path> JDKS = JavaHomes.find();

    static Stream<Arguments> jdks() {
        return OtherJvmsIT.jdks();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void attachesChangesDumpsAndLists(int version, Path home, @TempDir Path directory) throws Exception {
        List<String> arguments = new ArrayList<>();
        if (version >= FIRST_WITH_WARNING) {
            arguments.add("-XX:+EnableDynamicAgentLoading"); // suppresses the JVM's warning
        }
        arguments.addAll(OtherJvmsIT.command("com.acme.old.OldDesk"));
        Path log = directory.resolve("audit.jsonl");
        try (Started desk = Started.of(home, directory, "desk", arguments).awaitLine("ready")) {
            String pid = desk.pid();
            Run attached = tool(17, directory, "attach", pid, "log=" + log, "held-after=1h");
            desk.tell("work").tell("nest").tell("hold");
            Run changed = tool(25, directory, "attach", pid, "thread-rule=off", "sql=off");
            Run dump = tool(17, directory, "dump", pid);
            Run list = tool(25, directory, "attach", "--list");
            Run end = desk.tell("release").tell("early").tell("nest").end();

            assertThat(attached).extracting(Run::err, Run::exitCode).containsExactly("", 0);
            assertThat(attached.out()).startsWith(pid + ": auditing JDBC sessions, log=" + log);
            assertThat(changed).extracting(Run::err, Run::exitCode).containsExactly("", 0);
            assertThat(changed.out()).contains("changed thread-rule from log to off, sql from text to off");
            assertThat(dump.out())
                    .startsWith("1 session is open in " + pid)
                    .contains("opened at com.acme.old.OldDesk.obey(OldDesk.java:", "com.acme.old.OldDesk.main");
            assertThat(list.out().lines().filter(line -> line.strip().startsWith(pid + " ")))
                    .singleElement()
                    .asString()
                    .containsSubsequence("com.acme.old.OldDesk", "yes, version");

            assertThat(end.exitCode()).isZero();
            assertThat(end.out().lines())
                    .containsExactly("ready", "work 1", "nest 111", "hold 1", "release 1", "early 1", "nest 111");
            assertThat(end.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("session-audit: auditing JDBC sessions");
            List<JsonNode> records = Run.records(log);
            assertThat(Run.findings(records)).isEqualTo(Map.of("second-session", 1));
            assertThat(Run.ofType(records, "session")).hasSize(6);
            JsonNode stop = records.get(records.size() - 1);
            assertThat(stop.get("sessions").asInt()).isEqualTo(6);
            assertThat(stop.get("untracked").asInt())
                    .as("the session that was open before")
                    .isEqualTo(1);
        }
    }

    /** Runs a command on that JDK; if it is not on this machine, on the JDK of the tests. */
    private static Run tool(int version, Path directory, String... command) throws Exception {
        Path home = JDKS.getOrDefault(version, Path.of(System.getProperty("java.home")));
        List<String> arguments = new ArrayList<>(List.of("-jar", Run.AGENT.toString()));
        arguments.addAll(List.of(command));
        return Run.of(home, directory, "command", null, arguments);
    }
}
