package io.sessionaudit.scope;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The stack, the time and the thread of a call of {@code open}. Takes about two microseconds if it is never read.
 *
 * <p>Thread-safety: immutable.
 */
final class OpeningTrace extends Throwable {

    private static final long serialVersionUID = 1L;

    private final transient Thread thread = Thread.currentThread();
    private final long millis = System.currentTimeMillis();

    OpeningTrace() {
        super("the session was opened here");
    }

    String time() {
        return Instant.ofEpochMilli(millis).toString();
    }

    Thread thread() {
        return thread;
    }

    /** {@return the first frame outside of this API's entry points, or null if the JVM recorded no stack} */
    @Nullable
    StackTraceElement caller() {
        for (StackTraceElement frame : getStackTrace()) {
            String type = frame.getClassName();
            if (!type.equals(Scope.class.getName()) && !type.equals(Sessions.class.getName())) {
                return frame;
            }
        }
        return null;
    }
}
