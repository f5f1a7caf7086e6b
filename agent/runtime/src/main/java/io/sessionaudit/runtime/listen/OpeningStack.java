package io.sessionaudit.runtime.listen;

/**
 * The stack of an opening, converted on demand. A clone is converted, because a {@code Throwable} caches its elements:
 * more than a kilobyte for as long as the session is open. Subclassed by tests only. Thread-safe.
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
