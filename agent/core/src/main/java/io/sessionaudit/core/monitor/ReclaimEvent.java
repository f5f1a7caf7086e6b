package io.sessionaudit.core.monitor;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.ReclaimOutcome;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;

/**
 * The outcome of {@code reclaim} for a session, or why a source does not support it.
 *
 * @param session the session; null for the whole source
 * @param lost the finding that reported the session as lost; null for the whole source
 * @param outcome the outcome
 * @param rolledBack whether a transaction was rolled back
 * @param reason why it was not successful; null if it was
 * @param tookNanos the duration
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
    /** {@return the event for a session that is not reclaimed} */
    public static ReclaimEvent notPossible(Session session, Finding lost, String reason, long nanoTime) {
        return new ReclaimEvent(
                session, session.source(), lost, ReclaimOutcome.NOT_POSSIBLE, false, reason, 0, nanoTime);
    }

    /** {@return the event for a source some of whose sessions cannot be reclaimed} */
    public static ReclaimEvent notPossible(Source source, String reason, long nanoTime) {
        return new ReclaimEvent(null, source, null, ReclaimOutcome.NOT_POSSIBLE, false, reason, 0, nanoTime);
    }

    /** {@return the message for the log} */
    public String message() {
        return switch (outcome) {
            case GIVEN_BACK ->
                (rolledBack ? "Its transaction was rolled back and its" : "Its") + " connection closed: "
                        + source.pool().title() + " has the connection again.";
            case FAILED -> "It could not be reclaimed: " + reason + ".";
            case UNFINISHED -> "It is not reclaimed yet: " + reason + ".";
            case NOT_POSSIBLE ->
                (session == null ? "Lost sessions of this source cannot all be reclaimed: " : "It is not reclaimed: ")
                        + reason + ".";
        };
    }
}
