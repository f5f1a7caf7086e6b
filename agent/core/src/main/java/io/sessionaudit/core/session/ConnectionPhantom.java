package io.sessionaudit.core.session;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** Announces that the connection of a session was garbage-collected: if it was open, nobody can close it any more. */
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
