package io.sessionaudit.runtime;

/** The agent cannot run in this JVM; the message states the reason and the fix, on one line. */
final class AgentRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    AgentRefusedException(String message) {
        super(message, null, false, false);
    }

    /** A JVM can have only one agent, of one version. */
    static AgentRefusedException otherVersion(String there, String comes) {
        return new AgentRefusedException("the agent of version " + there + " is in this JVM already, and this is"
                + " version " + comes + "; use the session-audit.jar of version " + there + ", or restart the JVM");
    }
}
