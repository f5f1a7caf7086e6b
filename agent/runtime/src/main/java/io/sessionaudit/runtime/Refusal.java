package io.sessionaudit.runtime;

/** The agent cannot work in this JVM; the message says why and what to do, on one line. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message, null, false, false);
    }

    /** One JVM has one agent, of one version. */
    static Refusal otherVersion(String there, String comes) {
        return new Refusal("the agent of version " + there + " is in this JVM already, and this is version " + comes
                + "; use the session-audit.jar of version " + there + ", or restart the JVM");
    }
}
