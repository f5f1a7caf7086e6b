package io.sessionaudit.core.session;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Every open session of the JVM, through the threads that own them.
 *
 * <p>Threadsafe and lock-free. A thread is entered once in its life; it is dropped by the watch thread when it is dead and
 * nothing of it is open.
 */
public final class OpenSessions {
    private final Map<Long, Owner> owners = new ConcurrentHashMap<>();
    /** Sessions that one thread has given away and no other has taken over yet. */
    private final Set<Session> inTransit = ConcurrentHashMap.newKeySet();

    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

    /** {@return where it is announced that nobody can reach an open connection any more, where reclaim asks for that} */
    ReferenceQueue<Object> unreachable() {
        return unreachable;
    }

    /** Enters a thread that opens its first session. */
    public void enter(Owner owner) {
        owners.put(owner.threadId(), owner);
    }

    /** {@return the owner that stands for a thread already, or null; thread locals may be erased while a thread lives} */
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

    /** Shows every thread that has opened sessions to a reader. */
    void forEachOwner(Consumer<Owner> reader) {
        owners.values().forEach(reader);
    }

    /** Shows every open session to a reader. */
    public void forEach(Consumer<Session> reader) {
        for (Owner owner : owners.values()) {
            owner.forEachOpen(reader);
        }
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
    void forEachCollected(Consumer<Session> reader) {
        for (Reference<?> found = collected.poll(); found != null; found = collected.poll()) {
            Session session = ((CollectionProof) found).session();
            if (session.isOpen()) {
                reader.accept(session);
            }
        }
    }

    /** Lets the connections of all open sessions go; for one background thread at a time. */
    public void letGo() {
        letGo(Reclaiming.off());
    }

    /** As {@link #letGo()}, and leaves a way back to the connections where that is asked for. */
    void letGo(Reclaiming reclaiming) {
        forEach(session -> session.letGo(collected, reclaiming));
    }

    /** Shows what has been announced by {@link #unreachable}; for the watch thread. */
    void forEachUnreachable(Consumer<Reference<?>> reader) {
        for (Reference<?> found = unreachable.poll(); found != null; found = unreachable.poll()) {
            reader.accept(found);
        }
    }

    /** Drops threads that are dead and have nothing open; for the watch thread. */
    void dropTheDead() {
        inTransit.removeIf(Session::hasEnded);
        for (Iterator<Owner> each = owners.values().iterator(); each.hasNext(); ) {
            Owner owner = each.next();
            if (!owner.isAlive()) {
                owner.prune();
                if (owner.isEmpty()) {
                    each.remove();
                }
            }
        }
    }
}
