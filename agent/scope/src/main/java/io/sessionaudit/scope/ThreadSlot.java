package io.sessionaudit.scope;

/**
 * Where a thread's innermost open session is kept.
 *
 * <p>Thread-safety: safe; every thread sees its own slot only. It promises that a thread with no open session has no entry here
 * at all, not even an empty one, so that pooled threads keep nothing of an application that has gone.
 */
final class ThreadSlot extends ThreadLocal<Session> {

    /** The innermost open session of this thread, or null. */
    Session find() {
        Session session = get();
        if (session == null) {
            // Looking leaves an entry with a null value behind.
            remove();
        }
        return session;
    }
}
