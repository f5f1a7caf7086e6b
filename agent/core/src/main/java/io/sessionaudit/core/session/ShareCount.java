package io.sessionaudit.core.session;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The users of a session under {@code thread-rule=share}: its opener, and the calls of {@code getConnection} that got
 * this session instead of a second one.
 *
 * <p>Thread-safe. After the last user has closed it, the session is not shared again.
 */
public final class ShareCount {
    private final WeakReference<Object> connection;
    private final AtomicInteger users = new AtomicInteger(1);
    private volatile int times;

    /**
     * A session with one user.
     *
     * @param connection what is returned again; held weakly, so that an abandoned one can be detected
     */
    public ShareCount(Object connection) {
        this.connection = new WeakReference<>(connection);
    }

    /** {@return the connection, or null if it was garbage-collected} */
    public Object connection() {
        return connection.get();
    }

    /** {@return the current number of users} */
    public int users() {
        return users.get();
    }

    /** {@return how often it was returned again} */
    public int times() {
        return times;
    }

    /**
     * Adds a user; for the thread that owns the session.
     *
     * @return whether the session could be shared; false if it is retired
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

    /** Ends the sharing if there is at most one user; {@return whether it is ended} */
    public boolean retire() {
        return users.get() <= 0 || users.compareAndSet(1, 0);
    }

    /** Removes a user; {@return whether it was the last one, so that its close ends the session} */
    public boolean leave() {
        return users.decrementAndGet() <= 0;
    }
}
