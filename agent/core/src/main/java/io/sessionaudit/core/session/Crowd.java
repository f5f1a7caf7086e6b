package io.sessionaudit.core.session;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * The owners of virtual threads, the latest first. There may be a million at once, so each costs no more than a link to the next.
 *
 * <p>Threadsafe and lock-free: any thread may enter and read; one thread drops. Who reads meanwhile may still see what is dropped,
 * and goes on behind it, because what is dropped keeps its link.
 */
final class Crowd {
    private final AtomicReference<Owner> latest = new AtomicReference<>();

    /** Enters an owner, once. */
    void enter(Owner owner) {
        Owner before;
        do {
            before = latest.get();
            owner.next = before;
        } while (!latest.compareAndSet(before, owner));
    }

    /** Shows them to a reader, until it has seen enough. */
    void forEachUntil(Predicate<Owner> enough) {
        Owner each = latest.get();
        while (each != null && !enough.test(each)) {
            each = each.next;
        }
    }

    /** Drops those that are done; for one thread at a time. */
    void dropIf(Predicate<Owner> done) {
        Owner kept = null;
        for (Owner each = latest.get(); each != null; each = each.next) {
            // Where others have entered before the first of them meanwhile, that one stays until the next time.
            boolean drops = done.test(each) && (kept != null || latest.compareAndSet(each, each.next));
            if (!drops) {
                kept = each;
            } else if (kept != null) {
                kept.next = each.next;
            }
        }
    }
}
