package io.sessionaudit.core.monitor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.session.Session;

/**
 * What the monitor keeps about a session between scans, and the findings about it.
 *
 * <p>Thread-safety: the findings and {@code announced} may be used by any thread, for example by the one that closes a
 * pool; everything else by the thread that scans.
 */
public final class SessionObservation {
    private SessionObservation() {}

    /** {@return the observation of a session; created if there is none} */
    public static SessionObservation of(Session session) {
        return (SessionObservation) session.mutableDetails().attachment(SessionObservation::new);
    }

    /** {@return the observation of a session, or null} */
    public static SessionObservation ifAny(Session session) {
        return (SessionObservation) session.details().attachment();
    }

    /** The findings about the session while it was open, in the order in which they were raised. */
    public final List<Finding> findings = new CopyOnWriteArrayList<>();

    /** Whether the session's {@code open} record is written or queued. */
    public volatile boolean announced;

    /** The state of the session at each scan. */
    public final ActivityTimeline timeline = new ActivityTimeline();

    /** {@return whether the session was reported as held} */
    public boolean isReportedAsHeld() {
        return findings.stream().anyMatch(finding -> finding.kind() == FindingKind.HELD);
    }

    /** {@return since when no scan has seen a call; {@code now} before the first scan} */
    public long quietSinceNanos(long now) {
        long since = quietSinceNanos;
        return since == 0 ? now : since;
    }

    int seenCalls;
    volatile long quietSinceNanos;
    int heldReports;
    boolean idleReported;
}
