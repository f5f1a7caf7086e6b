package io.sessionaudit.hooks;

/** Keeps a woven method from running: its caller gets {@link #result} in its place. */
public class SessionAuditAnswer {
    /** What the caller gets: the connection that its thread has already, or null where the method returns nothing. */
    public final Object result;

    /**
     * An answer.
     *
     * @param result what the caller gets
     */
    public SessionAuditAnswer(Object result) {
        this.result = result;
    }
}
