package io.sessionaudit.core.attach;

/**
 * What an agent is told when it is loaded into a running JVM. The command {@code attach} puts its version and a mark for the
 * answer before the options; other ways to load an agent give the options alone.
 *
 * @param version of the command; null where it was not the command
 * @param mark that the answer has to bear; null where nobody waits for one
 * @param options as in {@code -javaagent:session-audit.jar=options}; may be null
 */
public record AttachRequest(String version, String mark, String options) {
    private static final String START = "attach:";
    private static final String DUMP = "dump=";

    /** {@return the request that an agent's argument holds} */
    public static AttachRequest of(String argument) {
        if (argument == null || !argument.startsWith(START)) {
            return new AttachRequest(null, null, argument);
        }
        String[] parts = argument.split(":", 4);
        return parts.length < 4
                ? new AttachRequest(null, null, argument)
                : new AttachRequest(parts[1], parts[2], parts[3]);
    }

    /** {@return the argument to give to the agent} */
    public String argument() {
        return START + version + ":" + mark + ":" + options;
    }

    /** {@return whether the command waits for an answer} */
    public boolean wantsAnswer() {
        return mark != null;
    }

    /** {@return the options that ask for a dump instead of a change, into a file} */
    public static String dumpInto(String file) {
        return DUMP + file;
    }

    /** {@return the file to write a dump into, where one is asked for; otherwise null} */
    public String dumpFile() {
        return options != null && options.startsWith(DUMP) ? options.substring(DUMP.length()) : null;
    }
}
