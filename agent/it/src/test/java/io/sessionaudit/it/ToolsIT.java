package io.sessionaudit.it;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

import com.acme.app.Clerk;
import com.acme.app.Nesting;
import com.acme.support.Sharded;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** {@code java -jar session-audit.jar COMMAND}. */
@Sharded
class ToolsIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void printsItsVersion() {
        FinishedJvm version = tool("version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.out().strip()).matches("session-audit \\d+\\.\\d+\\.\\d+\\S*");
        assertThat(version.err()).isEmpty();
    }

    @Test
    void listsEveryOption() {
        FinishedJvm options = tool("options");

        assertThat(options.exitCode()).isZero();
        assertThat(Options.ALL).allSatisfy(option -> assertThat(options.out()).contains(option.name()));
        assertThat(options.err()).isEmpty();
    }

    @Test
    void listsCommandsWithoutArguments() {
        FinishedJvm usage = tool();

        assertThat(usage.exitCode()).isZero();
        assertThat(usage.out()).contains("report", "options", "version");
        assertThat(usage.err()).isEmpty();
    }

    @Test
    void reportsOnLogOfARun() {
        forks.jvm(Clerk.class).agent().arguments("20").run().successful();
        FinishedJvm text = tool("report", ForkedJvm.LOG);
        FinishedJvm json = tool("report", ForkedJvm.LOG, "--format", "json");

        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains("letters", "no findings in 21 sessions");
        assertThat(text.err()).isEmpty();
        assertThat(json.exitCode()).isZero();
        JsonNode report = JsonMapper.shared().readTree(json.out());
        assertThat(report.at("/verdict/sessions").longValue()).isEqualTo(21);
        assertThat(report.at("/verdict/findings").longValue()).isZero();
        assertThat(report.at("/runs/0/stopped").booleanValue()).isTrue();
    }

    @Test
    void showsFindingWithApplicationLine() {
        FinishedJvm application = forks.jvm(Nesting.class)
                .agent("thread-rule=reject")
                .arguments("pool")
                .run()
                .successful();
        FinishedJvm report = tool("report", ForkedJvm.LOG);

        assertThat(report.exitCode()).isZero();
        assertThat(report.out()).contains("second-session", "Nesting.java:", "thread-rule-allow");
        assertThat(application.log().findings()).containsOnlyKeys("second-session");
    }

    static Stream<Arguments> wrongCommands() {
        return Stream.of(
                arguments(List.of("nonsense"), "unknown command \"nonsense\""),
                arguments(List.of("reprot"), "did you mean \"report\"?"),
                arguments(List.of("report"), "report needs a log"),
                arguments(List.of("report", "missing.jsonl"), "no file missing.jsonl"),
                arguments(
                        List.of("report", "."),
                        "there is no *.jsonl or *.jsonl.gz that is a regular file in the directory"),
                arguments(List.of("report", "missing.jsonl", "--format", "xml"), "xml"));
    }

    @ParameterizedTest
    @MethodSource("wrongCommands")
    void answersUnknownCommandWithOneLineAndExitCode2(List<String> command, String words) {
        FinishedJvm tool = tool(command.toArray(String[]::new));

        assertThat(tool.exitCode()).isEqualTo(2);
        assertThat(tool.err().lines())
                .singleElement()
                .asString()
                .startsWith("session-audit: ")
                .contains(words);
        assertThat(tool.out()).isEmpty();
    }

    static Stream<Arguments> uselessLogs() {
        return Stream.of(
                arguments("", "is empty"),
                arguments("127.0.0.1 - - \"GET / HTTP/1.1\" 200\n", "is no Session Audit log"),
                arguments(
                        "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"format\":99}\n", "format 99"));
    }

    @ParameterizedTest
    @MethodSource("uselessLogs")
    void answersEmptyLogWithOneLineAndExitCode1(String content, String words) throws IOException {
        Files.writeString(forks.directory().resolve("useless.jsonl"), content);
        FinishedJvm report = tool("report", "useless.jsonl");

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.err().lines())
                .singleElement()
                .asString()
                .startsWith("session-audit: ")
                .contains("useless.jsonl", words);
        assertThat(report.out()).isEmpty();
    }

    private FinishedJvm tool(String... arguments) {
        return forks.jar(Artifacts.agent())
                .arguments(arguments)
                .agentMayComplain()
                .run();
    }
}
