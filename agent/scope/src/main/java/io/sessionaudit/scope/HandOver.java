package io.sessionaudit.scope;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A session on its way from one thread to another.
 *
 * <pre>{@code
 * HandOver handOver = sessions.open().handOver();
 * executor.execute(() -> { try (Session session = handOver.adopt()) { work(session); session.commit(); } });
 * // where the executor may refuse: catch that, and handOver.close()
 * }</pre>
 *
 * <p>From {@link Session#handOver} on the session belongs to nobody and refuses every call. It is for one thread to
 * {@link #adopt} it, and that thread closes it.
 *
 * <p>Thread-safety: safe. Exactly one {@code adopt} or {@code close} wins.
 */
public final class HandOver implements AutoCloseable {

    private final AtomicReference<Session> session;

    private HandOver(Session session) {
        this.session = new AtomicReference<>(session);
    }

    static HandOver of(Session session) {
        if (!session.isOutermost()
                || session.endsWithItsBody()
                || session.scope.store().find() != session) {
            throw Refusals.handOver(session);
        }
        ScopeEvents.happened(ScopeEvents.HANDED_OVER, session.transaction.connection(), session.name(), 0);
        session.scope.store().set(session.outer);
        session.outer = null;
        session.lifetime.owner(null);
        return new HandOver(session);
    }

    /**
     * Makes the session this thread's own: {@link Sessions#current} finds it, {@code run} joins it, and this thread closes it.
     *
     * @return the session, with what it has done so far
     * @throws IllegalStateException when it was adopted or closed already, or this thread has a session of the same
     *     {@code Sessions}; the session can then still be adopted by another thread
     */
    public Session adopt() {
        Session waiting = session.get();
        if (waiting == null) {
            throw Refusals.adoptedAlready();
        }
        SessionStore store = waiting.scope.store();
        Session own = store.find();
        if (own != null) {
            throw Refusals.adoptBeside(waiting, own);
        }
        if (!session.compareAndSet(waiting, null)) {
            throw Refusals.adoptedAlready();
        }
        take(waiting);
        return waiting;
    }

    /**
     * Ends the session where nobody has adopted it: rolls back and gives the connection back. Does nothing where somebody has.
     *
     * @throws SQLException as {@link Session#close} throws it
     */
    @Override
    public void close() throws SQLException {
        Session waiting = session.getAndSet(null);
        if (waiting == null) {
            return;
        }
        waiting.outer = waiting.scope.store().find();
        take(waiting);
        waiting.close();
    }

    private static void take(Session session) {
        session.lifetime.owner(Thread.currentThread());
        session.scope.store().set(session);
        ScopeEvents.happened(ScopeEvents.ADOPTED, session.transaction.connection(), session.name(), 0);
    }
}
