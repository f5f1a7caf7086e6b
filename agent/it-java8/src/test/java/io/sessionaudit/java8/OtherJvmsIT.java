package io.sessionaudit.java8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs applications in class files of Java 8 on each JDK of this machine, with and without the agent. */
@DisabledIfSystemProperty(
        named = "session-audit.test.shard",
        matches = "[^1].*",
        disabledReason = "independent of the JDK that runs the tests: the first shard is enough")
class OtherJvmsIT {
    private static final Map<String, Integer> FINDINGS = Map.of(
            "second-session", 10,
            "foreign-thread", 11,
            "uncommitted-close", 11,
            "double-close", 10,
            "use-after-close", 10,
            "unclosed-at-exit", 10,
            "state-left-changed", 1);

    /** c3p0 and Guava print messages with the time. */
    private static final List<String> QUIET = List.of(
            "-Dcom.mchange.v2.log.MLog=com.mchange.v2.log.FallbackMLog",
            "-Dcom.mchange.v2.log.FallbackMLog.DEFAULT_CUTOFF_LEVEL=OFF",
            "-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%n");

    static Stream<Arguments> jdks() {
        Map<Integer, Path> homes = JavaHomes.find();
        for (int version : JavaHomes.VERSIONS) {
            if (!homes.containsKey(version)) {
                System.out.println("OtherJvmsIT: no JDK " + version + " on this machine: skipped");
            }
        }
        return homes.entrySet().stream().map(jdk -> Arguments.of(jdk.getKey(), jdk.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void oldApplicationIsAuditedAndUnchanged(int version, Path home, @TempDir Path directory) throws Exception {
        Path log = directory.resolve("audit.jsonl");
        Run plain = run(home, directory, "plain", null, "com.acme.old.OldApplication");
        Run audited = run(
                home,
                directory,
                "audited",
                "-javaagent:" + Run.AGENT + "=http=0,log=" + log,
                "com.acme.old.OldApplication");

        assertThat(audited.exitCode()).isEqualTo(plain.exitCode()).isEqualTo(3);
        assertThat(audited.out()).isEqualTo(plain.out()).startsWith("begin").hasLineCount(12);
        assertThat(audited.err()).contains("session-audit: the live page is at http://127.0.0.1:");
        assertThat(audited.err()
                        .lines()
                        .filter(line -> !line.startsWith("session-audit: "))
                        .toList())
                .isEqualTo(plain.err().lines().toList());
        List<JsonNode> records = Run.records(log);
        String java = records.get(0).get("java").asString();
        assertThat(java).startsWith(version == 8 ? "1.8" : version + "");
        assertThat(records.get(0).get("pid").asLong()).isPositive();
        assertThat(Run.findings(records)).isEqualTo(new TreeMap<>(FINDINGS));
        assertThat(Run.ofType(records, "session")).hasSize(75);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void emptyProgramIsUnchangedByTheEnvironment(int version, Path home, @TempDir Path directory) throws Exception {
        Path log = directory.resolve("audit.jsonl");
        String options = "-javaagent:" + Run.AGENT + "=log=" + log;
        Run run = Run.of(home, directory, "empty", options, command("com.acme.old.EmptyProgram"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Picked up JAVA_TOOL_OPTIONS"),
                        line -> assertThat(line).startsWith("session-audit: auditing JDBC sessions"));
        assertThat(Run.records(log))
                .extracting(record -> record.get("type").asString())
                .containsExactly("start", "stop");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void commandsStateTheVersionThatTheyNeed(int version, Path home, @TempDir Path directory) throws Exception {
        Run run = Run.of(home, directory, "help", null, List.of("-jar", Run.AGENT.toString(), "--help"));
        if (version >= 17) {
            assertThat(run.exitCode()).isZero();
        } else {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .contains("the commands need Java 17 or newer, this is Java " + version);
        }
    }

    private static Run run(Path home, Path directory, String prefix, String agent, String main) throws Exception {
        List<String> arguments = new ArrayList<>(QUIET);
        if (agent != null) {
            arguments.add(agent);
        }
        arguments.addAll(command(main));
        return Run.of(home, directory, prefix, null, arguments);
    }

    static List<String> command(String main) {
        return List.of("-cp", System.getProperty("session-audit.test.class-path"), main);
    }
}
