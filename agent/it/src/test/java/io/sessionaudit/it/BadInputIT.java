package io.sessionaudit.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.acme.app.Clerk;
import com.acme.app.Greeter;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** One line reports what is wrong and how to fix it; the application runs as it would without the agent. */
@Sharded
class BadInputIT {
    @RegisterExtension
    final Forks forks = new Forks();

    static Stream<Arguments> badOptions() {
        return Stream.of(
                arguments("thread-rules=log", List.of("unknown option \"thread-rules\"", "mean \"thread-rule\"?")),
                arguments("colour=blue", List.of("unknown option \"colour\"", "session-audit.jar options")),
                arguments("held-after=soon", List.of("held-after", "\"soon\"", "30s")),
                arguments("held-after=10", List.of("held-after", "\"10\"", "30s")),
                arguments("thread-rule=forbid", List.of("thread-rule", "\"forbid\"", "off, log, reject, share")),
                arguments("sites-budget=lots", List.of("sites-budget", "\"lots\"", "percentage")),
                arguments("queue=0", List.of("queue", "\"0\"", "whole number above 0")),
                arguments("enabled=maybe", List.of("enabled", "\"maybe\"", "true, false")),
                arguments("reject", List.of("\"reject\"", "name=value")),
                arguments("config=missing.properties", List.of("config", "missing.properties", "readable")),
                arguments("log=missing/audit.jsonl", List.of("option log", "missing", "does not exist", "create it")),
                arguments("log=a-file/audit.jsonl", List.of("option log", "a-file is no directory", "name another")),
                arguments("log=a-directory", List.of("option log", "a-directory is a directory", "name a file in it")));
    }

    @ParameterizedTest
    @MethodSource("badOptions")
    void isReportedInOneLineAndApplicationRunsUnaudited(String argument, List<String> words) throws IOException {
        Files.createFile(forks.directory().resolve("a-file"));
        Files.createDirectory(forks.directory().resolve("a-directory"));
        FinishedJvm alone = greeter().run();
        FinishedJvm agent = greeter().agentArgument(argument).agentMayComplain().run();

        assertThat(agent.complaints())
                .singleElement()
                .asString()
                .contains(words)
                .endsWith("Nothing is audited.");
        assertIsAsAlone(agent, alone);
        assertThat(logFiles()).isEmpty();
    }

    @Test
    void isReportedWithItsSource() throws IOException {
        Files.writeString(forks.directory().resolve("audit.properties"), "held-afer=10s\n");

        assertThat(greeter()
                        .agentArgument("config=audit.properties")
                        .agentMayComplain()
                        .run()
                        .complaints())
                .singleElement()
                .asString()
                .contains("\"held-afer\"", "in audit.properties", "\"held-after\"?");
        assertThat(greeter()
                        .agentArgument("")
                        .environment("SESSION_AUDIT_HELD_AFER", "10s")
                        .agentMayComplain()
                        .run()
                        .complaints())
                .singleElement()
                .asString()
                .contains(
                        "ignored in the environment",
                        "SESSION_AUDIT_HELD_AFER (did you mean SESSION_AUDIT_HELD_AFTER?)");
        assertThat(greeter()
                        .options("-Dsession-audit.held-afer=10s")
                        .agentArgument("")
                        .agentMayComplain()
                        .run()
                        .complaints())
                .singleElement()
                .asString()
                .contains("\"held-afer\"", "system property", "\"held-after\"?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"thread-rules=log", "held-after=soon", "log=missing/audit.jsonl", "config=missing.properties"})
    void terminatesJvmBeforeApplicationIfConfigured(String argument) {
        FinishedJvm agent = greeter()
                .agentArgument("on-install-error=exit," + argument)
                .agentMayComplain()
                .run();

        assertThat(agent.exitCode()).isEqualTo(1);
        assertThat(agent.out()).isEmpty();
        assertThat(agent.applicationErr()).isEmpty();
        assertThat(agent.complaints()).hasSize(1);
    }

    @Test
    void keepsFirstOfTwoAgents() throws IOException {
        FinishedJvm alone = clerk().run().successful();
        FinishedJvm twice = clerk().agentArgument("log=first.jsonl")
                .agentArgument("log=second.jsonl")
                .agentMayComplain()
                .run()
                .successful();

        assertThat(twice.complaints())
                .singleElement()
                .asString()
                .contains("given twice", "first one continues")
                .doesNotContain("Nothing is audited");
        assertThat(twice.startLines()).hasSize(1);
        assertIsAsAlone(twice, alone);
        assertThat(logFiles()).containsExactly("first.jsonl");
        assertThat(twice.log("first.jsonl").sessions()).isEqualTo(11);
    }

    @Test
    void terminatesImmediatelyIfJvmHasNoJdbc() throws IOException {
        String modules = "--limit-modules=java.base,java.instrument";
        FinishedJvm alone = greeter().options(modules).run();
        FinishedJvm agent =
                greeter().options(modules).agent().agentMayComplain().run();

        assertThat(agent.complaints())
                .singleElement()
                .asString()
                .contains("no module java.sql", "remove the agent", "add java.sql");
        assertIsAsAlone(agent, alone);
        assertThat(logFiles()).isEmpty();
    }

    @Test
    void hasNoEffectIfDisabled() throws IOException {
        FinishedJvm alone = clerk().run().successful();
        FinishedJvm byArgument = clerk().agentArgument("enabled=false").run().successful();
        FinishedJvm byProperty = clerk().options("-Dsession-audit.enabled=false")
                .agentArgument("")
                .run()
                .successful();
        FinishedJvm byEnvironment = clerk().environment("SESSION_AUDIT_ENABLED", "false")
                .agentArgument("")
                .run()
                .successful();

        assertThat(List.of(byArgument, byProperty, byEnvironment))
                .allSatisfy(run -> assertThat(run.out()).isEqualTo(alone.out()))
                .allSatisfy(run -> assertThat(run.err()).isEqualTo(alone.err()));
        assertThat(logFiles()).isEmpty();
    }

    @Test
    void agentArgumentTakesPrecedenceOverAllOtherSources() throws IOException {
        Files.writeString(
                forks.directory().resolve("audit.properties"), "thread-rule=off\nheld-after=7s\nflush=50ms\n");
        FinishedJvm clerk = clerk().environment("SESSION_AUDIT_THREAD_RULE", "off")
                .environment("SESSION_AUDIT_HELD_AFTER", "8s")
                .options("-Dsession-audit.thread-rule=off")
                .agent("config=audit.properties", "thread-rule=reject")
                .run()
                .successful();

        assertThat(clerk.log().only("start").pairs("options"))
                .containsEntry("thread-rule", "reject")
                .containsEntry("held-after", "8s")
                .containsEntry("flush", "50ms")
                .containsEntry("config", "audit.properties");
    }

    private ForkedJvm greeter() {
        return forks.bareJvm(Greeter.class);
    }

    private ForkedJvm clerk() {
        return forks.jvm(Clerk.class).arguments("10");
    }

    private static void assertIsAsAlone(FinishedJvm agent, FinishedJvm alone) {
        assertThat(agent.exitCode()).isEqualTo(alone.exitCode());
        assertThat(agent.out()).isEqualTo(alone.out()).isNotEmpty();
        assertThat(agent.applicationErr()).isEqualTo(alone.err()).isNotEmpty();
    }

    private List<String> logFiles() throws IOException {
        try (Stream<Path> files = Files.list(forks.directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .toList();
        }
    }
}
