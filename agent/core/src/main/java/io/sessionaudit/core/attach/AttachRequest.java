package io.sessionaudit.core.attach;

/**
 * The argument of an agent that is loaded into a running JVM. The command {@code attach} puts its version and a mark
 * for the answer before the options; other tools that load an agent pass only the options.
 *
 * @param version the version of the command, or null
 * @param mark identifies the answer, or null if no answer is expected
 * @param options as in {@code -javaagent:session-audit.jar=options}; may be null
 */
public record AttachRequest(String version, String mark, String options) {
    /** Instead of options: a request for the open sessions. */
    public static final String DUMP = "dump";

    /** Instead of options: a request for the current state. */
    public static final String LIVE = "live";

    private static final String START = "attach:";

    /** {@return the request in an agent's argument} */
    public static AttachRequest of(String argument) {
        if (argument == null || !argument.startsWith(START)) {
            return new AttachRequest(null, null, argument);
        }
        String[] parts = argument.split(":", 4);
        return parts.length < 4
                ? new AttachRequest(null, null, argument)
                : new AttachRequest(parts[1], parts[2], parts[3]);
    }

    /** {@return the argument for the agent} */
    public String argument() {
        return START + version + ":" + mark + ":" + options;
    }

    /** {@return whether an answer is expected} */
    public boolean wantsAnswer() {
        return mark != null;
    }

    /** {@return whether it requests the open sessions instead of a change} */
    public boolean isDump() {
        return wantsAnswer() && DUMP.equals(options);
    }

    /** {@return whether it requests the current state instead of a change} */
    public boolean isLive() {
        return wantsAnswer() && LIVE.equals(options);
    }
}
