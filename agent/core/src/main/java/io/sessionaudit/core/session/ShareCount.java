package io.sessionaudit.core.session;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who uses a session at once under {@code thread-rule=share}: its opener, and those who asked for a second one and were handed
 * this one again.
 *
 * <p>Threadsafe. Once the last user has closed, nobody gets the session any more.
 */
public final class ShareCount {
    private final WeakReference<Object> connection;
    private final AtomicInteger users = new AtomicInteger(1);
    private volatile int times;

    /**
     * The opener alone.
     *
     * @param connection what is handed out again; held weakly, so that a forgotten one is still proven to be
     */
    public ShareCount(Object connection) {
        this.connection = new WeakReference<>(connection);
    }

    /** {@return the connection, or null when it is gone} */
    public Object connection() {
        return connection.get();
    }

    /** {@return how many use it now} */
    public int users() {
        return users.get();
    }

    /** {@return how often it was handed out again} */
    public int times() {
        return times;
    }

    /**
     * One user more; for the thread that owns the session.
     *
     * @return whether the session is there to be used
     */
    public boolean join() {
        int now = users.get();
        while (now > 0) {
            if (users.compareAndSet(now, now + 1)) {
                times = times + 1;
                return true;
            }
            now = users.get();
        }
        return false;
    }

    /** Nobody gets the session any more; {@return whether at most one uses it, so that this could be done} */
    public boolean retire() {
        return users.get() <= 0 || users.compareAndSet(1, 0);
    }

    /** One user less; {@return whether it was the last one, whose close is the session's end} */
    public boolean leave() {
        return users.decrementAndGet() <= 0;
    }
}
