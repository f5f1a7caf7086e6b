package io.sessionaudit.runtime.flight;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Place;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A finding. JFR reads the fields. */
@Name("io.sessionaudit.Finding")
@Label("Finding")
@Category("Session Audit")
@Description("Session Audit detected a problem")
@StackTrace(false)
final class FindingEvent extends Event {
    @Label("Kind")
    private String kind;

    @Label("Severity")
    private String severity;

    @Label("Place")
    @Description("The code that opened the session, or tried to")
    private String place;

    @Label("Pool")
    private String pool;

    @Label("Thread")
    @Description("The thread that opened the session, or tried to")
    private String thread;

    @Label("Thread Id")
    private long threadId;

    @Label("Held")
    @Description("How long the session had been open; 0 without a session")
    @Timespan(Timespan.NANOSECONDS)
    private long held;

    @Label("Statements")
    private long statements;

    @Label("Session Number")
    @Description("The number of the session in the audit log; 0 without a session")
    private long session;

    @Label("Escalation")
    @Description("How many times the limit has passed, if the finding is repeated; else 1")
    private int escalation;

    @Label("Message")
    @Description("Missing if an equal finding was recorded less than a minute ago")
    private String message;

    static void emit(Finding finding, Place place, Severity severity, String message) {
        FindingEvent event = new FindingEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.kind = finding.kind().label();
        event.severity = severity.label();
        event.place = FlightRecording.text(place);
        event.pool = finding.source().name();
        event.thread = finding.threadName();
        event.threadId = finding.threadId();
        Session session = finding.session();
        if (session != null) {
            event.held = finding.nanoTime() - session.openedNanos();
            event.statements = session.statements();
            event.session = session.number();
        }
        event.escalation = finding.escalation();
        event.message = message;
        event.commit();
    }
}
