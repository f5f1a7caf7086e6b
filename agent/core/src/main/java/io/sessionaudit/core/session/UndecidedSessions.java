package io.sessionaudit.core.session;

import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sessions of sources that are no known pool, which ended unused before it was known whether their source lends or
 * calls a known pool. In the second case they were no sessions.
 *
 * <p>Thread-safe, lock-free and bounded. A source is decided at its first use, so there are few.
 */
public final class UndecidedSessions {
    private static final int MAX_SESSIONS = 1_024;

    private final Queue<Session> ended = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    /** Adds a session that has ended; {@return whether there was room} */
    public boolean add(Session session) {
        if (size.incrementAndGet() > MAX_SESSIONS) {
            size.decrementAndGet();
            return false;
        }
        return ended.add(session);
    }

    /** Removes the sessions of a source that is decided now, and passes them to a reader. */
    public void takeOf(Source source, Consumer<? super Session> reader) {
        take(session -> session.source() == source, reader);
    }

    /** Removes all, and passes them to a reader; at the end of the audit. */
    public void takeAll(Consumer<? super Session> reader) {
        take(session -> true, reader);
    }

    private void take(Predicate<Session> wanted, Consumer<? super Session> reader) {
        for (Iterator<Session> all = ended.iterator(); all.hasNext(); ) {
            Session session = all.next();
            if (wanted.test(session) && ended.remove(session)) {
                size.decrementAndGet();
                reader.accept(session);
            }
        }
    }
}
