package io.sessionaudit.core.monitor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.session.Session;

/** What the watch thread notes from one look to the next. For background threads only. */
public final class SessionObservation {
    private SessionObservation() {}

    /** {@return what is noted about a session; made if there is nothing yet} */
    public static SessionObservation of(Session session) {
        return (SessionObservation) session.attachment(SessionObservation::new);
    }

    /** {@return what is noted about a session, or null} */
    public static SessionObservation ifAny(Session session) {
        return (SessionObservation) session.attachment();
    }

    /** The findings about the session while it was open, in the order they were raised. */
    public final List<Finding> findings = new CopyOnWriteArrayList<>();

    /** Whether the session's {@code open} record is written or on its way. */
    public volatile boolean announced;

    /** What was seen of it, look by look. */
    public final ActivityTimeline looks = new ActivityTimeline();

    /** {@return whether the session was reported as held} */
    public boolean isReportedAsHeld() {
        return findings.stream().anyMatch(finding -> finding.kind() == FindingKind.HELD);
    }

    int seenCalls;
    long quietSinceNanos;
    int heldReports;
    boolean idleSaid;
}
