package io.sessionaudit.it.recording;

import com.acme.recording.RecordedRequests;
import com.acme.recording.Recorder;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** If an option makes the agent act, it makes exactly the calls that the option's documentation lists. */
@Sharded
class RecordedRequestsIT {
    private static final String THREAD = Recorder.APPLICATION + "requests";

    @RegisterExtension
    final Forks forks = new Forks();

    /**
     * The second borrow and the inner close do not reach the pool; all other calls are the same as without the agent.
     */
    @Test
    void shareMakesTheCallsOfProgramThatSharesManually() {
        FinishedJvm byHand = program("nested-by-hand").run().successful();
        FinishedJvm shared = program("nested").agent("thread-rule=share").run().successful();

        assertThat(shared.log().ofType("session"))
                .filteredOn(session -> session.text("thread").equals(THREAD))
                .extracting(session -> session.number("shared", -1))
                .containsExactly(1L);
        assertThat(CallRecording.of(byHand).differences(CallRecording.of(shared)))
                .isEmpty();
    }

    /** Rolls back, restores autocommit and closes on a thread of the agent; the application's calls do not change. */
    @Test
    void reclaimMakesTheCallsOfProgramThatReclaimsManually() {
        FinishedJvm byHand = program("lost-by-hand").run().successful();
        RunningJvm running = program("lost").agent("reclaim=both").start().awaitLine("lost");
        await().until(() -> isReclaimed(running));
        FinishedJvm reclaimed = running.release().end().successful();

        CallRecording expected = CallRecording.of(byHand);
        CallRecording actual = CallRecording.of(reclaimed);
        assertThat(actual.onThread(THREAD)).isEqualTo(expected.onThread(THREAD));
        assertThat(actual.onThread("session-audit"))
                .as("calls of the agent")
                .isEqualTo(expected.onThread(RecordedRequests.BY_HAND));
    }

    private boolean isReclaimed(RunningJvm running) {
        running.write(""); // triggers garbage collection
        return !AuditRecords.readDamaged(forks.directory().resolve(ForkedJvm.LOG))
                .ofType("reclaim")
                .isEmpty();
    }

    private ForkedJvm program(String argument) {
        return forks.jvmOfWholeClassPath(RecordedRequests.class)
                .options(
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-Dcom.zaxxer.hikari.aliveBypassWindowMs=3600000")
                .arguments(argument);
    }
}
