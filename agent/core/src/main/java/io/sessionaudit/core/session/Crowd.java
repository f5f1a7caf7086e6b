package io.sessionaudit.core.session;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * The owners of virtual threads, the latest first. There may be a million at once, so each costs no more than a link.
 *
 * <p>Threadsafe and lock-free: any thread may enter and read; one thread drops. Who reads meanwhile may still see what is dropped,
 * and goes on behind it, because what is dropped keeps its link. No owner knows its link: what holds on to one that was dropped holds on
 * to no other.
 */
final class Crowd {
    private final AtomicReference<Link> latest = new AtomicReference<>();

    private static final class Link {
        final Owner owner;
        Link next;

        Link(Owner owner) {
            this.owner = owner;
        }
    }

    /** Enters an owner, once. */
    void enter(Owner owner) {
        Link link = new Link(owner);
        do {
            link.next = latest.get();
        } while (!latest.compareAndSet(link.next, link));
    }

    /** Shows them to a reader, until it has seen enough. */
    void forEachUntil(Predicate<Owner> enough) {
        Link each = latest.get();
        while (each != null && !enough.test(each.owner)) {
            each = each.next;
        }
    }

    /** Drops those that are done; for one thread at a time. */
    void dropIf(Predicate<Owner> done) {
        Link kept = null;
        for (Link each = latest.get(); each != null; each = each.next) {
            // Where others have entered before the first of them meanwhile, that one stays until the next time.
            boolean drops = done.test(each.owner) && (kept != null || latest.compareAndSet(each, each.next));
            if (!drops) {
                kept = each;
            } else if (kept != null) {
                kept.next = each.next;
            }
        }
    }
}
