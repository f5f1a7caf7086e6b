package io.sessionaudit.core.monitor;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.ReclaimOutcome;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;

/**
 * What {@code reclaim} has done, or cannot do.
 *
 * @param session the session; null where the whole source is meant
 * @param lost the finding that says that the session is lost; null where the whole source is meant
 * @param outcome how it went
 * @param rolledBack whether a transaction was rolled back
 * @param reason why it went no better; null where nothing is to be said
 * @param tookNanos how long it took
 */
public record ReclaimEvent(
        Session session,
        Source source,
        Finding lost,
        ReclaimOutcome outcome,
        boolean rolledBack,
        String reason,
        long tookNanos,
        long nanoTime)
        implements AuditEvent {
    /** A session is not given back. */
    public static ReclaimEvent notPossible(Session session, Finding lost, String reason, long nanoTime) {
        return new ReclaimEvent(
                session, session.source(), lost, ReclaimOutcome.NOT_POSSIBLE, false, reason, 0, nanoTime);
    }

    /** No session of a source is given back. */
    public static ReclaimEvent notPossible(Source source, String reason, long nanoTime) {
        return new ReclaimEvent(null, source, null, ReclaimOutcome.NOT_POSSIBLE, false, reason, 0, nanoTime);
    }

    /** {@return what is said to people} */
    public String message() {
        return switch (outcome) {
            case GIVEN_BACK ->
                (rolledBack ? "Its transaction was rolled back and its" : "Its") + " connection closed: "
                        + source.pool().title() + " has it back.";
            case FAILED -> "It could not be given back: " + reason + ".";
            case UNFINISHED -> "It is not given back yet: " + reason + ".";
            case NOT_POSSIBLE ->
                (session == null ? "Lost sessions of this source are not all given back: " : "It is not given back: ")
                        + reason + ".";
        };
    }
}
