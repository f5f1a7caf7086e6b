package io.sessionaudit.otlp;

import java.util.logging.Level;

/**
 * Represents {@link java.util.logging.Logger} in the libraries of the agent: the build replaces its name in them. The
 * agent must not be the first to use that class, because its first use selects the log manager of the application.
 * Discards everything: {@link SendCounter} reports what could not be sent. Threadsafe.
 */
public final class LibraryLogger {
    private static final LibraryLogger INSTANCE = new LibraryLogger();

    private LibraryLogger() {}

    /** {@return the logger, the same for all names} */
    public static LibraryLogger getLogger(String name) {
        return INSTANCE;
    }

    /** {@return false} */
    public boolean isLoggable(Level level) {
        return false;
    }

    /** Does nothing. */
    public void fine(String message) {}

    /** Does nothing. */
    public void info(String message) {}

    /** Does nothing. */
    public void warning(String message) {}

    /** Does nothing. */
    public void log(Level level, String message) {}

    /** Does nothing. */
    public void log(Level level, String message, Object parameter) {}

    /** Does nothing. */
    public void log(Level level, String message, Object[] parameters) {}

    /** Does nothing. */
    public void log(Level level, String message, Throwable cause) {}
}
