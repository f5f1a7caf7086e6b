package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Source;

/**
 * Borrows that nobody looks at while they wait: those of virtual threads with nothing open, when more threads wait than are
 * followed anyway. Until it has a connection such a thread is only counted. With a million of them, what would stand for each costs the
 * garbage collector more than all else that is done for them.
 *
 * <p>Only where the pool is HikariCP itself and no subclass, which opens connections on threads of its own. In a pool that opens them
 * on the borrower's, what stands for the thread is needed to tell the two apart.
 */
final class UnseenBorrows {
    private static final String HIKARI = "com.zaxxer.hikari.HikariDataSource";

    /** Stands for all of them. */
    static final Object TOKEN = new Object();

    private final Owners owners;
    private final Slots slots;

    UnseenBorrows(Owners owners, Slots slots) {
        this.owners = owners;
        this.slots = slots;
    }

    /** {@return the token where the thread waits unseen, or null; to be asked where it is crowded} */
    Object begin(Object asked) {
        if (!owners.isIdleVirtualThread()) {
            return null;
        }
        if (!(slots.ofSource(asked) instanceof Source source)
                || !source.className().equals(HIKARI)) {
            return null;
        }
        source.unseenWaiters().incrementAndGet();
        return TOKEN;
    }

    /** The wait is over. */
    void end(Source source) {
        source.unseenWaiters().decrementAndGet();
    }
}
