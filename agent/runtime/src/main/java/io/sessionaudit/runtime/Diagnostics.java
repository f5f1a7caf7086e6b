package io.sessionaudit.runtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's own few words on stderr: what is no longer audited, and why. Not for findings.
 *
 * <p>Threadsafe. The logging library is loaded when there is something to say.
 */
final class Diagnostics {
    private Diagnostics() {}

    /** Says one line. */
    static void warn(String line) {
        Holder.LOGGER.warn(line);
    }

    private static final class Holder {
        static final Logger LOGGER = logger();

        /** slf4j-simple reads its configuration through the context class loader; it must not find the application's. */
        private static Logger logger() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(Diagnostics.class.getClassLoader());
            try {
                return LoggerFactory.getLogger("session-audit");
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
