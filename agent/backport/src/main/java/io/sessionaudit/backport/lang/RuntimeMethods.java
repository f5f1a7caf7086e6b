package io.sessionaudit.backport.lang;

/** Methods of {@code Runtime} that are newer than Java 8. */
public final class RuntimeMethods {
    private RuntimeMethods() {}

    /** {@return the version of the JVM} */
    public static Runtime.Version version() {
        return new Runtime.Version(System.getProperty("java.runtime.version", System.getProperty("java.version")));
    }
}
