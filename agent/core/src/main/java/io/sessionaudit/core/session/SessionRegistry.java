package io.sessionaudit.core.session;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All open sessions of the JVM, by the threads that own them.
 *
 * <p>Thread-safe and lock-free for application threads. A thread registers once; the watch thread removes it when it
 * has ended and has no open session.
 */
public final class SessionRegistry {
    /** Belongs to the registry because sessions stay open when the audit is restarted with other options. */
    private final ThreadLocal<Owner> current = new ThreadLocal<>();

    /** The owners of platform threads, by thread id. */
    private final Map<Long, Owner> owners = new ConcurrentHashMap<>();

    private final VirtualThreadOwners virtualOwners = new VirtualThreadOwners();

    /** Sessions that a thread has handed over and no other has adopted yet. */
    private final Set<Session> inTransit = ConcurrentHashMap.newKeySet();

    private final UndecidedSessions undecided = new UndecidedSessions();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

    /** {@return the owner for the current thread; null before {@link #enter}} */
    public ThreadLocal<Owner> current() {
        return current;
    }

    /** Registers a thread that opens its first session. */
    public void enter(Owner owner) {
        if (owner.isVirtual()) {
            virtualOwners.add(owner);
        } else {
            owners.put(owner.threadId(), owner);
        }
    }

    /**
     * {@return the registered owner for a platform thread, or null}
     *
     * <p>A thread pool may have cleared the thread local. Virtual threads are not pooled.
     */
    public Owner ownerOf(Thread thread) {
        Owner known = owners.get(thread.getId());
        return known != null && known.thread() == thread ? known : null;
    }

    /** Begins a hand-over; for the thread that hands over, before the session is removed from its list. */
    public void depart(Session session) {
        inTransit.add(session);
    }

    /** Ends a hand-over; for the thread that adopts, after the session is added to its list. */
    public void arrive(Session session) {
        inTransit.remove(session);
    }

    /** {@return the sessions that ended before it was known whether their source lends} */
    public UndecidedSessions undecided() {
        return undecided;
    }

    /** Passes every registered owner to a reader. */
    void forEachOwner(Consumer<Owner> reader) {
        forEachOwnerUntil(owner -> {
            reader.accept(owner);
            return false;
        });
    }

    /** Passes registered owners to a predicate, until it returns true. */
    public void forEachOwnerUntil(Predicate<Owner> enough) {
        for (Owner owner : owners.values()) {
            if (enough.test(owner)) {
                return;
            }
        }
        virtualOwners.forEachUntil(enough);
    }

    /** Passes every open session to a reader. */
    public void forEach(Consumer<Session> reader) {
        forEachOwner(owner -> owner.forEachOpen(reader));
        forEachInTransit(reader);
    }

    /** Passes every open session that is handed over and not adopted yet to a reader. */
    void forEachInTransit(Consumer<Session> reader) {
        for (Session session : inTransit) {
            if (!session.hasEnded()) {
                reader.accept(session);
            }
        }
    }

    /** {@return the number of open sessions} */
    public int count() {
        int[] count = {0};
        forEach(session -> count[0]++);
        return count[0];
    }

    /**
     * Passes the sessions whose connection was garbage-collected while they were open to a reader; for the watch
     * thread.
     */
    public void forEachCollected(Consumer<Session> reader) {
        for (Reference<?> found = collected.poll(); found != null; found = collected.poll()) {
            Session session = ((ConnectionPhantom) found).session();
            if (session.isOpen()) {
                reader.accept(session);
            }
        }
    }

    /** Releases the connections of all open sessions; for one background thread at a time. */
    public void release() {
        forEach(session -> release(session, null));
    }

    /**
     * Releases the connection of a session, so that it may be garbage-collected; for one background thread at a time.
     *
     * @param references create the reference that {@code reclaim} needs; null if it is off
     */
    public void release(Session session, LastReferenceFactory references) {
        Object connection = session.release(collected);
        if (connection != null && references != null && session.reclaimHandle() != null) {
            follow(session.reclaimHandle(), connection, references);
        }
    }

    /** Creates the references to a connection; {@link #forEachUnreachable} reports when it is unreachable. */
    public void follow(ReclaimHandle handle, Object connection, LastReferenceFactory references) {
        handle.setReferences(connection, references.to(connection, unreachable));
    }

    /** Passes the references whose connections are unreachable to a reader; for the watch thread. */
    public void forEachUnreachable(Consumer<Reference<?>> reader) {
        for (Reference<?> found = unreachable.poll(); found != null; found = unreachable.poll()) {
            reader.accept(found);
        }
    }

    /**
     * {@return every open session}
     *
     * <p>Removes the threads that have ended and have no open session in the same pass, because there may be a million
     * of them. For the watch thread.
     */
    public List<Session> sweep() {
        List<Session> sessions = new ArrayList<>();
        Consumer<Session> reader = sessions::add;
        Predicate<Owner> done = owner -> isDone(owner, reader);
        owners.values().removeIf(done);
        virtualOwners.removeIf(done);
        inTransit.removeIf(Session::hasEnded);
        sessions.addAll(inTransit);
        return sessions;
    }

    private static boolean isDone(Owner owner, Consumer<Session> reader) {
        owner.forEachOpen(reader);
        if (owner.isGone()) {
            owner.prune();
            return owner.isEmpty();
        }
        return false;
    }
}
