package io.sessionaudit.runtime;

/**
 * The agent's own few words on stderr: what is no longer audited, and why. Not for findings. Threadsafe.
 *
 * <p>Without a logging library: even one that is the agent's own would read the application's system properties.
 */
final class Diagnostics {
    private Diagnostics() {}

    /** Says one line. */
    static void say(String line) {
        System.err.println("session-audit: " + line);
    }
}
