package io.sessionaudit.premain;

/** The version of the running JVM. */
final class JavaVersion {
    /** What the class files of the commands, and the agent's original ones, need. */
    static final int ORIGINAL = 17;

    /** Of the running JVM, such as 8 or 17. */
    static final int CURRENT = parse(System.getProperty("java.specification.version"));

    /** Whether the JVM loads the original class files; otherwise it gets those that were converted to Java 8. */
    static final boolean RUNS_ORIGINALS = CURRENT >= ORIGINAL;

    private JavaVersion() {}

    /** {@return the number of a version such as 1.8 or 17} */
    static int parse(String text) {
        return Integer.parseInt(text.startsWith("1.") ? text.substring(2) : text);
    }
}
