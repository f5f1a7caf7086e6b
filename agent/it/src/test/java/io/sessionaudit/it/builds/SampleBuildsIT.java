package io.sessionaudit.it.builds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.acme.support.Sharded;
import io.sessionaudit.it.builds.SurefireReports.Result;
import io.sessionaudit.it.fork.Artifacts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Sample builds with session-audit-junit: each faulty test fails for its reason, and each correct test passes. */
@Sharded(together = true)
class SampleBuildsIT {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    static Path target;

    private static String output;

    /** One Maven for all builds: starting it costs as much as running a build. */
    @BeforeAll
    static void runBuilds() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ROOT.resolve(System.getProperty("os.name").startsWith("Windows") ? "mvnw.cmd" : "mvnw")
                        .toString(),
                "-B",
                "-ntp",
                "-q",
                "-fae",
                "-f",
                Path.of("src", "builds", "pom.xml").toAbsolutePath().toString(),
                "-Dmaven.test.failure.ignore=true",
                "-Dbuilds.target=" + target,
                "-Dagent.jar=" + Artifacts.agent(),
                "-Dagent-junit.jar=" + Artifacts.junit()));
        if (System.getProperty("maven.repo.local") != null) {
            command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
        }
        command.add("test");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeAll(Set.of("MAVEN_OPTS", "JAVA_TOOL_OPTIONS"));
        Process maven = builder.start();
        maven.getOutputStream().close();
        output = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(maven.waitFor()).as(output).isZero();
    }

    /** The failed tests of a build, with their failures. */
    private static Map<String, String> failures(String build, String reports) throws IOException {
        List<Result> results = SurefireReports.in(target.resolve(build).resolve(reports));
        assertThat(results).as(output).isNotEmpty();
        return results.stream()
                .filter(result -> result.failure() != null)
                .collect(Collectors.toMap(
                        Result::test, Result::failure, (one, other) -> one + "\n" + other, TreeMap::new));
    }

    @Test
    void failsFaultyTestsOfJupiter() throws IOException {
        Map<String, String> failures = failures("jupiter", "surefire-reports");

        assertThat(failures.keySet())
                .as(output)
                .containsExactlyInAnyOrder(
                        "ClassLevelTest$FailsForAfterAll.executionError",
                        "ClassLevelTest$FailsForBeforeAll.executionError",
                        "ClassLevelTest$FailsForFieldOfInstance.executionError",
                        "ContainerTest.failsForConnectionOfDriverManager",
                        "ContainerTest.failsForOpenSession",
                        "LeakTest$Inside.failsInNestedClass",
                        "LeakTest.dynamic()[2]",
                        "LeakTest.failsForConnectionOfDriverManager",
                        "LeakTest.failsForMissingFinding",
                        "LeakTest.failsForOneParameter(String)[2]",
                        "LeakTest.failsForOpenSession",
                        "LeakTest.failsForOpenSessionOfTheApplication",
                        "LeakTest.failsForTaskOfExecutor",
                        "LeakTest.failsForThreadThatEnds",
                        "LeakTest.failsForTooManySessions");
        failures.forEach((test, failure) -> assertThat(failure)
                .as(test)
                .containsPattern(
                        test.endsWith("MissingFinding")
                                ? "The expected finding double-close was not raised"
                                : test.endsWith("TooManySessions")
                                        ? "The test had 2 sessions open at once"
                                        // Of a whole class it may be garbage-collected before the class ends.
                                        : "(A session was left open. It was opened|error: abandoned) at com.acme."));
        assertThat(failures.get("LeakTest.failsForOpenSession"))
                .contains("com.acme.orders.LeakTest.failsForOpenSession(LeakTest.java:")
                .contains("executed 1 statement, the last one: SELECT ?");
        assertThat(failures.get("LeakTest.failsForThreadThatEnds"))
                .contains("by thread importer during com.acme.orders.LeakTest.failsForThreadThatEnds");
    }

    @Test
    void attributesSessionsOfParallelTestsByThread() throws IOException {
        Map<String, String> failures = failures("jupiter", "failsafe-reports");
        Set<String> expected = new TreeSet<>();
        for (int i = 2; i <= 20; i += 2) {
            expected.add("ParallelTest.failsForEven(RepetitionInfo)[" + i + "]");
        }

        assertThat(failures.keySet()).as(output).containsAll(expected);
        failures.keySet().removeAll(expected);
        assertThat(failures).as("what belongs to none of the tests for certain").hasSize(1);
        assertThat(failures.values().iterator().next())
                .contains("during one of these tests: ")
                .contains("ParallelOverlapTest.one", "ParallelOverlapTest.other");
    }

    @Test
    void reportsFaultyTestsOfOtherEngines() throws IOException {
        Map<String, String> failures = failures("legacy", "surefire-reports");

        assertThat(failures.keySet())
                .as(output)
                .containsExactlyInAnyOrder(
                        "VintageTest.failsForOpenSession",
                        "TestngTest.failsForOpenSession",
                        "SpockTest.fails for open session",
                        "SpockTest.fails for value 2");
        assertThat(failures.get("VintageTest.failsForOpenSession")).contains("VintageTest.java:");
        assertThat(failures.get("TestngTest.failsForOpenSession")).contains("TestngTest.java:");
        assertThat(failures.get("SpockTest.fails for value 2")).contains("SpockTest.groovy:");
        assertThat(output).doesNotContain("HelperOfTest");
    }

    @Test
    void acceptsCachedContextsAndTransactionsOfSpring() throws IOException {
        Map<String, String> failures = failures("spring", "surefire-reports");

        assertThat(failures.keySet()).as(output).containsExactly("StockSliceTest.failsForOpenSession");
        assertThat(failures.get("StockSliceTest.failsForOpenSession")).contains("StockSliceTest.java:");
        assertThat(target.resolve("spring/surefire-reports/TEST-com.acme.stock.StockApplicationTest.xml"))
                .content()
                .contains("tests=\"2\"", "name=\"queries\"");
    }
}
