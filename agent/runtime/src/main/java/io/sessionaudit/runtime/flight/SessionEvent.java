package io.sessionaudit.runtime.flight;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Place;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.SettingDefinition;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** A session that was open longer than a threshold. JFR reads the fields. */
@Name("io.sessionaudit.Session")
@Label("Session")
@Category("Session Audit")
@Description("A database connection was borrowed and closed again, or was open when the JVM ended")
@StackTrace(false)
final class SessionEvent extends Event {
    @Label("Place")
    @Description("The code that opened the session")
    private String place;

    @Label("Pool")
    private String pool;

    @Label("Thread")
    @Description("The thread that opened the session")
    private String thread;

    @Label("Thread Id")
    private long threadId;

    @Label("Opened")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    private long opened;

    @Label("Held")
    @Timespan(Timespan.NANOSECONDS)
    private long held;

    @Label("Statements")
    private long statements;

    @Label("End")
    @Description("How the session ended, as in the audit log")
    private String end;

    @Label("Session Number")
    @Description("The number of the session in the audit log")
    private long session;

    /** {@return whether a recording contains sessions} */
    static boolean isRecorded() {
        return new SessionEvent().isEnabled();
    }

    static void emit(Session session, Place place, AuditClock clock, long heldNanos) {
        SessionEvent event = new SessionEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.place = FlightRecording.text(place);
        event.pool = session.source().name();
        event.thread = session.threadName();
        event.threadId = session.opener().threadId();
        event.opened = clock.at(session.openedNanos()).toEpochMilli();
        event.held = heldNanos;
        event.statements = session.statements();
        event.end = session.state().label();
        event.session = session.number();
        event.commit();
    }

    @Name("heldThreshold")
    @Label("Held Threshold")
    @Description("Sessions that were open for a shorter time are not recorded")
    @Timespan
    @SettingDefinition
    private boolean isHeldLongEnough(HeldThreshold threshold) {
        return held >= threshold.nanos();
    }
}
