package io.sessionaudit.hooks;

/** A token that skips a call because an option forbids it ({@code reject}): the woven method throws {@link #reason}. */
public final class SessionAuditRefusal extends SessionAuditAnswer {
    /** A {@code java.sql.SQLException}. */
    public final Throwable reason;

    /**
     * Creates a refusal.
     *
     * @param reason what the woven method throws
     */
    public SessionAuditRefusal(Throwable reason) {
        super(null);
        this.reason = reason;
    }
}
