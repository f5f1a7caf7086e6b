package io.sessionaudit.scope;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * A session that is handed over from one thread to another.
 *
 * <pre>{@code
 * HandOver handOver = sessions.open().handOver();
 * executor.execute(() -> { try (Session session = handOver.adopt()) { work(session); session.commit(); } });
 * // if the executor may reject the task: catch that, and call handOver.close()
 * }</pre>
 *
 * <p>After {@link Session#handOver} the session has no owner and refuses every call, until one thread calls
 * {@link #adopt}; that thread must close it.
 *
 * <p>Thread-safety: safe. Exactly one {@code adopt} or {@code close} succeeds.
 */
public final class HandOver implements AutoCloseable {

    private final AtomicReference<@Nullable Session> session;

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
        session.lifetime.setOwner(null);
        return new HandOver(session);
    }

    /**
     * Makes this thread the owner of the session: {@link Sessions#current} returns it, {@code run} joins it, and this
     * thread must close it.
     *
     * @return the session, with its work so far
     * @throws IllegalStateException if it was adopted or closed before, or if this thread has a session of the same
     *     {@code Sessions}; in the latter case another thread can still adopt it
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
     * Rolls the session back and closes it if no thread has adopted it; does nothing otherwise.
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
        session.lifetime.setOwner(Thread.currentThread());
        session.scope.store().set(session);
        ScopeEvents.happened(ScopeEvents.ADOPTED, session.transaction.connection(), session.name(), 0);
    }
}
