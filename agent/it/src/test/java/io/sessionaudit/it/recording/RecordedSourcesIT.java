package io.sessionaudit.it.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

import com.acme.sources.RecordedSources;
import com.acme.sources.SourceMatrix;
import com.acme.support.Sharded;
import io.sessionaudit.it.TestServer;
import io.sessionaudit.it.fork.Attaching;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import io.sessionaudit.it.postgresql.PostgresqlServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Correct use of every source: each JDBC object of the application and of the driver gets the same calls as without the
 * agent.
 */
@Sharded
class RecordedSourcesIT {
    /** What the program records without an agent, by its argument. */
    private static final Map<String, CallRecording> PLAIN = new HashMap<>();

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void makesNoCallOnAnySource() {
        assertUnchanged(plain("all", all()), all().agent().run());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thread-rule=off,confinement=off,sites=off,sql=off",
                "thread-rule=reject,confinement=reject,sites=all,mdc=user",
                "thread-rule=share,reclaim=both,clock=coarse"
            })
    void makesNoCallWithAnyOption(String options) {
        ForkedJvm audited = few().agent(options.split(","));
        if (options.contains("mdc=")) {
            audited.agentMayComplain(); // there is no MDC implementation
        }
        assertUnchanged(plain("few", few()), audited.run());
    }

    @Test
    void makesNoCallWhenAttached() {
        ForkedJvm application = few().options("-XX:+EnableDynamicAgentLoading", "-D" + SourceMatrix.LATE + "=true");
        FinishedJvm plain =
                application.start().awaitLine("ready").release().end().successful();
        RunningJvm running = application.start().awaitLine("ready");
        Attaching.to(forks, running, "log=" + ForkedJvm.LOG).successful();
        assertUnchanged(CallRecording.of(plain), running.release().end());
    }

    /** Any unannounced call throws an {@link AssertionError}, which the program records. */
    @Test
    void makesNoUnexpectedCallOnStrictObjects() throws IOException {
        Files.write(
                forks.directory().resolve("announced.txt"), plain("few", few()).distinct());
        FinishedJvm strict = few().options("-Dcom.acme.recording.announced=announced.txt")
                .agent()
                .run()
                .successful();
        assertThat(strict.facts("unexpected")).isEmpty();
        assertUnchanged(plain("few", few()), strict);
    }

    private static void assertUnchanged(CallRecording plain, FinishedJvm audited) {
        assertThat(audited.successful().log().sessions())
                .as("sessions in the log")
                .isPositive();
        assertThat(audited.out()).doesNotContain("FAILED");
        assertThat(plain.differences(CallRecording.of(audited))).isEmpty();
    }

    private static CallRecording plain(String which, ForkedJvm application) {
        return PLAIN.computeIfAbsent(
                which, ignored -> CallRecording.of(application.run().successful()));
    }

    private ForkedJvm few() {
        return program().arguments("few");
    }

    private ForkedJvm all() {
        String mysql = TestServer.url();
        return program()
                .arguments("all", mysql, mysql.replace("jdbc:mysql:", "jdbc:mariadb:"), PostgresqlServer.start());
    }

    /** HikariCP validates a connection that was idle for half a second, which depends on timing. */
    private ForkedJvm program() {
        return forks.jvmOfWholeClassPath(RecordedSources.class)
                .options(
                        "-Dcom.zaxxer.hikari.aliveBypassWindowMs=3600000",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    }
}
