package io.sessionaudit.runtime.listen;

/**
 * The stack of an opening, unread until somebody wants it. It is read from a copy, because a {@code Throwable} keeps what has
 * once been read: more than a kilobyte for as long as the session is open. Open to subclasses for tests alone. Threadsafe.
 */
class OpeningStack extends Throwable implements Cloneable {
    private static final long serialVersionUID = 1;

    @Override
    public StackTraceElement[] getStackTrace() {
        try {
            return ((OpeningStack) clone()).read();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    private StackTraceElement[] read() {
        return super.getStackTrace();
    }
}
