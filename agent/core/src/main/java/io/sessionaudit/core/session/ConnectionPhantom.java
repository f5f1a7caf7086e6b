package io.sessionaudit.core.session;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** Is enqueued when the connection of a session was garbage-collected: if the session was open, it was abandoned. */
final class ConnectionPhantom extends PhantomReference<Object> {
    private final Session session;

    ConnectionPhantom(Object connection, ReferenceQueue<Object> collected, Session session) {
        super(connection, collected);
        this.session = session;
    }

    /** {@return the session whose connection it was} */
    Session session() {
        return session;
    }
}
