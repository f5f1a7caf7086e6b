package io.sessionaudit.core.stack;

/** Where classes were loaded from, by package. Called by the log thread, at most once per class while it is cached. */
@FunctionalInterface
public interface CodeSources {
    /** No code source is known: prefixes alone classify frames. */
    CodeSources UNKNOWN = packageName -> false;

    /**
     * Tests whether classes of a package were loaded from the application's own code: a directory, {@code
     * BOOT-INF/classes}, {@code WEB-INF/classes}, or the jar of the main class if it does not contain libraries, too.
     *
     * @param packageName the name without a dot at its end; empty for the unnamed package
     * @return false if it is not the application's, or if it is not known
     */
    boolean isApplication(String packageName);
}
