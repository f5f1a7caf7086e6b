package io.sessionaudit.core.stack;

/**
 * Where classes were loaded from, and which are data sources. Called by the log thread, at most once per class while it
 * is cached.
 */
@FunctionalInterface
public interface CodeSources {
    /** No code source is known: prefixes alone classify frames. */
    CodeSources UNKNOWN = className -> false;

    /**
     * Tests whether a class was loaded from the application's own code: a directory, {@code BOOT-INF/classes}, {@code
     * WEB-INF/classes}, or the jar of the main class, if it does not contain libraries, too.
     *
     * @param className the binary name, as in stack traces
     * @return false if it is not the application's, if it is not known, or if classes of this name were loaded both
     *     from the application's own code and from elsewhere
     */
    boolean isApplication(String className);

    /** {@return whether a class is known to be a data source; false if it is not known} */
    default boolean isDataSource(String className) {
        return false;
    }
}
