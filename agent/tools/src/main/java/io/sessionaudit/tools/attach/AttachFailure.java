package io.sessionaudit.tools.attach;

/** The agent cannot be loaded into a JVM; the message states the reason and the fix, on one line. */
public final class AttachFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean wrongUsage;

    private AttachFailure(boolean wrongUsage, String message) {
        super(message, null, false, false);
        this.wrongUsage = wrongUsage;
    }

    /** {@return a failure because of the command line} */
    public static AttachFailure wrongUsage(String message) {
        return new AttachFailure(true, message);
    }

    /** {@return a failure because of the JVM} */
    public static AttachFailure refused(String message) {
        return new AttachFailure(false, message);
    }

    /** {@return whether the command line is wrong; otherwise the JVM does not allow to attach} */
    public boolean isWrongUsage() {
        return wrongUsage;
    }
}
