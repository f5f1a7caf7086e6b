package io.sessionaudit.backport.lang;

/** Types inside {@code java.lang.Runtime} that are newer than Java 8. */
public final class Runtime {
    private Runtime() {}

    /** The version of a JVM. Immutable. */
    public static final class Version {
        private final String text;

        Version(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
