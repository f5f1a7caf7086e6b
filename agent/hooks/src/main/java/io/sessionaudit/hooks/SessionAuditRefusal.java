package io.sessionaudit.hooks;

/**
 * The answer of {@link SessionAuditHooks#borrow} that keeps the data source from being asked: the user's rule refuses the
 * session, and the caller gets {@link #reason} instead.
 */
public final class SessionAuditRefusal {
    /** What the caller of {@code getConnection} gets thrown; a {@code java.sql.SQLException}. */
    public final Throwable reason;

    /**
     * A refusal.
     *
     * @param reason what the caller gets thrown
     */
    public SessionAuditRefusal(Throwable reason) {
        this.reason = reason;
    }
}
