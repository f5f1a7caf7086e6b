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
 * Every open session of the JVM, through the threads that own them.
 *
 * <p>Threadsafe and lock-free. A thread is entered once in its life; it is dropped by the watch thread when it is dead and
 * nothing of it is open.
 */
public final class SessionRegistry {
    /** Here, because the audit begins anew when its options change, and its sessions go on. */
    private final ThreadLocal<Owner> current = new ThreadLocal<>();

    /** The owners of platform threads, by the thread's id. */
    private final Map<Long, Owner> owners = new ConcurrentHashMap<>();

    private final VirtualThreadOwners crowd = new VirtualThreadOwners();

    /** Sessions that one thread has given away and no other has taken over yet. */
    private final Set<Session> inTransit = ConcurrentHashMap.newKeySet();

    private final UndecidedSessions undecided = new UndecidedSessions();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

    /** {@return who stands for the current thread, once it has been entered} */
    public ThreadLocal<Owner> current() {
        return current;
    }

    /** Enters a thread that opens its first session. */
    public void enter(Owner owner) {
        if (owner.isVirtual()) {
            crowd.enter(owner);
        } else {
            owners.put(owner.threadId(), owner);
        }
    }

    /**
     * {@return the owner that stands for a platform thread already, or null}
     *
     * <p>Pools of threads may erase the thread locals of theirs. Nobody pools virtual threads.
     */
    public Owner ownerOf(Thread thread) {
        Owner known = owners.get(thread.getId());
        return known != null && known.thread() == thread ? known : null;
    }

    /** A session leaves its thread; for that thread, before it is taken out of its list. */
    public void depart(Session session) {
        inTransit.add(session);
    }

    /** A session has come to a thread; for that thread, when it is in its list. */
    public void arrive(Session session) {
        inTransit.remove(session);
    }

    /** {@return the sessions that have ended before it was known whether their source lends} */
    public UndecidedSessions undecided() {
        return undecided;
    }

    /** Shows every thread that has opened sessions to a reader. */
    void forEachOwner(Consumer<Owner> reader) {
        forEachOwnerUntil(owner -> {
            reader.accept(owner);
            return false;
        });
    }

    /** As {@link #forEachOwner}, until the reader has seen enough. */
    public void forEachOwnerUntil(Predicate<Owner> enough) {
        for (Owner owner : owners.values()) {
            if (enough.test(owner)) {
                return;
            }
        }
        crowd.forEachUntil(enough);
    }

    /** Shows every open session to a reader. */
    public void forEach(Consumer<Session> reader) {
        forEachOwner(owner -> owner.forEachOpen(reader));
        forEachInTransit(reader);
    }

    /** Shows every open session to a reader that one thread has given away and no other has taken over yet. */
    void forEachInTransit(Consumer<Session> reader) {
        for (Session session : inTransit) {
            if (!session.hasEnded()) {
                reader.accept(session);
            }
        }
    }

    /** {@return how many sessions are open} */
    public int count() {
        int[] count = {0};
        forEach(session -> count[0]++);
        return count[0];
    }

    /** Shows the sessions whose connection was garbage-collected while they were open; for the watch thread. */
    public void forEachCollected(Consumer<Session> reader) {
        for (Reference<?> found = collected.poll(); found != null; found = collected.poll()) {
            Session session = ((ConnectionPhantom) found).session();
            if (session.isOpen()) {
                reader.accept(session);
            }
        }
    }

    /** Lets the connections of all open sessions go; for one background thread at a time. */
    public void letGo() {
        forEach(session -> letGo(session, null));
    }

    /**
     * Lets the connection of a session go, so that the garbage collector may have it; for one background thread at a time.
     *
     * @param references make a way back to the connection; null if there is to be none
     */
    public void letGo(Session session, LastReferenceFactory references) {
        Object connection = session.letGo(collected);
        if (connection != null && references != null && session.reclaimHandle() != null) {
            follow(session.reclaimHandle(), connection, references);
        }
    }

    /** Makes the way back to a connection: {@link #forEachUnreachable} shows when nobody else can reach it. */
    public void follow(ReclaimHandle trail, Object connection, LastReferenceFactory references) {
        trail.lead(connection, references.to(connection, unreachable));
    }

    /** Shows the references to connections that nobody else can reach any more; for the watch thread. */
    public void forEachUnreachable(Consumer<Reference<?>> reader) {
        for (Reference<?> found = unreachable.poll(); found != null; found = unreachable.poll()) {
            reader.accept(found);
        }
    }

    /**
     * {@return every open session}
     *
     * <p>Drops threads that are dead and have nothing open on the same walk, because there may be a million of them; for the watch
     * thread.
     */
    public List<Session> sweep() {
        List<Session> sessions = new ArrayList<>();
        Consumer<Session> reader = sessions::add;
        Predicate<Owner> done = owner -> isDone(owner, reader);
        owners.values().removeIf(done);
        crowd.dropIf(done);
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
