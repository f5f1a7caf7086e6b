package io.sessionaudit.scope;

import java.time.Instant;

/**
 * Where, when and by whom a session was opened by {@code open}. A stack that nobody reads takes about two microseconds.
 *
 * <p>Thread-safety: immutable.
 */
final class Opening extends Throwable {

    private static final long serialVersionUID = 1L;

    private final transient Thread thread = Thread.currentThread();
    private final long millis = System.currentTimeMillis();

    Opening() {
        super("the session was opened here");
    }

    String time() {
        return Instant.ofEpochMilli(millis).toString();
    }

    Thread thread() {
        return thread;
    }

    /** The first frame that is not of this package's own ways in. */
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
