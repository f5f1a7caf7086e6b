package io.sessionaudit.runtime.flight;

import java.util.Optional;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.ledger.LedgerListener;
import io.sessionaudit.core.ledger.WrittenFinding;
import io.sessionaudit.core.monitor.EndedWait;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.Site;
import jdk.jfr.FlightRecorder;

/**
 * Emits JFR events for sessions, findings and waits. Without a recording, an event costs one check on the log thread;
 * before the first recording of the JVM no class of JFR is initialized. For the log thread.
 */
public final class FlightRecording implements LedgerListener {
    private static final String EVENT = "jdk.jfr.Event";

    private final AuditClock clock;
    private final Consumer<String> warning;
    private boolean failed;

    private FlightRecording(AuditClock clock, Consumer<String> warning) {
        this.clock = clock;
        this.warning = warning;
    }

    /**
     * {@return the emitter of this JVM; empty if the JVM has no JFR}
     *
     * @param warning receives one line if no events can be emitted
     */
    public static Optional<LedgerListener> open(AuditClock clock, Consumer<String> warning) {
        try {
            Class.forName(EVENT, false, FlightRecording.class.getClassLoader());
            return Optional.of(new FlightRecording(clock, warning));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean acceptsSession(long heldNanos) {
        if (failed) {
            return false;
        }
        try {
            return FlightRecorder.isInitialized() && SessionEvent.isRecorded();
        } catch (RuntimeException | LinkageError | InternalError e) {
            fail(e);
            return false;
        }
    }

    @Override
    public void sessionWritten(Session session, long number, long endNanos, Site site) {
        emit(() -> SessionEvent.emit(session, placeOf(site), clock, endNanos - session.openedNanos()));
    }

    @Override
    public void findingWritten(WrittenFinding written) {
        emit(() -> FindingEvent.emit(
                written.finding(),
                placeOf(written.site()),
                written.severity(),
                written.message().text()));
    }

    @Override
    public void findingCounted(Finding finding, Site site) {
        emit(() -> FindingEvent.emit(finding, placeOf(site), finding.severity(), null));
    }

    @Override
    public void waitEnded(EndedWait wait, Place place) {
        emit(() -> PoolWaitEvent.emit(wait, place));
    }

    /** JFR may fail, for example if its classes are not accessible: the log must not end because of that. */
    private void emit(Runnable event) {
        if (failed) {
            return;
        }
        try {
            if (FlightRecorder.isInitialized()) {
                event.run();
            }
        } catch (RuntimeException | LinkageError | InternalError e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        failed = true;
        warning.accept("no JFR events are emitted (" + SafeText.of(cause.toString()) + "). The log is complete.");
    }

    private static Place placeOf(Site site) {
        return site == null ? null : site.where();
    }

    static String text(Place place) {
        return place == null ? null : place.words();
    }
}
