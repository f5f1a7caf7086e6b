package io.sessionaudit.tools.attach;

/** A JVM that the agent cannot be loaded into; the message says why and what to do, on one line. */
public final class AttachFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean wrongUsage;

    private AttachFailure(boolean wrongUsage, String message) {
        super(message, null, false, false);
        this.wrongUsage = wrongUsage;
    }

    static AttachFailure wrongUsage(String message) {
        return new AttachFailure(true, message);
    }

    static AttachFailure refused(String message) {
        return new AttachFailure(false, message);
    }

    /** {@return whether another command line would do; otherwise it is the JVM that does not let the agent in} */
    public boolean isWrongUsage() {
        return wrongUsage;
    }
}
