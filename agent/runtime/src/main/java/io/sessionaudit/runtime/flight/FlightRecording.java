package io.sessionaudit.runtime.flight;

import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.ledger.LedgerObserver;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.monitor.EndedWait;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Place;
import jdk.jfr.FlightRecorder;

/**
 * Emits JFR events for sessions, findings and waits. Without a recording, an event costs one check on the log thread;
 * before the first recording of the JVM no class of JFR is initialized. For the log thread.
 */
public final class FlightRecording implements LedgerObserver {
    private static final String EVENT = "jdk.jfr.Event";

    private final AuditClock clock;
    private final Consumer<String> warning;
    private boolean failed;

    private FlightRecording(AuditClock clock, Consumer<String> warning) {
        this.clock = clock;
        this.warning = warning;
    }

    /**
     * {@return the emitter of this JVM, or one that does nothing if the JVM has no JFR}
     *
     * @param warning receives one line if no events can be emitted
     */
    public static LedgerObserver open(AuditClock clock, Consumer<String> warning) {
        try {
            Class.forName(EVENT, false, FlightRecording.class.getClassLoader());
            return new FlightRecording(clock, warning);
        } catch (ClassNotFoundException | LinkageError e) {
            return LedgerObserver.NONE;
        }
    }

    @Override
    public boolean observesSessions() {
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
    public void observe(Session session, Place place, long heldNanos) {
        emit(() -> SessionEvent.emit(session, place, clock, heldNanos));
    }

    @Override
    public void observe(Finding finding, Place place, Severity severity, String message) {
        emit(() -> FindingEvent.emit(finding, place, severity, message));
    }

    @Override
    public void observe(EndedWait wait, Place place) {
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

    static String text(Place place) {
        return place == null ? null : place.words();
    }
}
