package io.sessionaudit.hooks;

/**
 * The answer that keeps a data source from being asked for a session, or a session from being used: the user's rule refuses
 * it, and the caller gets {@link #reason} instead.
 */
public final class SessionAuditRefusal extends SessionAuditAnswer {
    /** What the caller gets thrown; a {@code java.sql.SQLException}. */
    public final Throwable reason;

    /**
     * A refusal.
     *
     * @param reason what the caller gets thrown
     */
    public SessionAuditRefusal(Throwable reason) {
        super(null);
        this.reason = reason;
    }
}
