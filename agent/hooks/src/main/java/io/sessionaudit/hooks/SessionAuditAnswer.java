package io.sessionaudit.hooks;

/** A token that skips the woven method: its caller gets {@link #result} instead. */
public class SessionAuditAnswer {
    /** The connection that the thread already has, or null for a method that returns nothing. */
    public final Object result;

    /**
     * Creates an answer.
     *
     * @param result what the method returns to its caller
     */
    public SessionAuditAnswer(Object result) {
        this.result = result;
    }
}
