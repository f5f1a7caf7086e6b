package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * The owners of virtual threads, the latest first. There may be a million at once, so they stand in blocks: each costs no more than
 * its place in an array, and who looks at all of them does not have to fetch one from memory to find the next.
 *
 * <p>Threadsafe: any thread may enter and read, and waits for nobody; those that drop wait for each other. A block goes once all that
 * ever stood in it are dropped. Who reads it meanwhile goes on behind it, because it keeps its link. No owner knows its block: what holds
 * on to one that was dropped holds on to no other.
 */
final class VirtualThreadOwners {
    static final int BLOCK = 64;

    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(Owner[].class);

    private final AtomicReference<Block> latest = new AtomicReference<>();

    private static final class Block {
        final Owner[] owners = new Owner[BLOCK];

        /** How many places are taken; more than there are while several threads find it full. */
        final AtomicInteger taken = new AtomicInteger(1);

        Block next;
        int dropped;

        /** A block with its first owner. */
        Block(Owner first, Block next) {
            owners[0] = first;
            this.next = next;
        }

        /** {@return whether there was a place left} */
        boolean enter(Owner owner) {
            int place = taken.getAndIncrement();
            if (place < BLOCK) {
                PLACE.setRelease(owners, place, owner);
            }
            return place < BLOCK;
        }

        /** {@return who stands there, or null: not yet, or no more} */
        Owner at(int place) {
            return (Owner) PLACE.getAcquire(owners, place);
        }

        /** Drops those that are done; {@return whether no other can come} */
        boolean dropIf(Predicate<Owner> done) {
            for (int place = BLOCK - 1; place >= 0; place--) {
                Owner owner = at(place);
                if (owner != null && done.test(owner)) {
                    PLACE.setOpaque(owners, place, (Owner) null);
                    dropped++;
                }
            }
            return dropped == BLOCK;
        }
    }

    /** Enters an owner, once. A full block is left behind at once, so few ask it in vain. */
    void enter(Owner owner) {
        Block block = latest.get();
        while ((block == null || !block.enter(owner)) && !latest.compareAndSet(block, new Block(owner, block))) {
            block = latest.get();
        }
    }

    /** {@return how many blocks there are} */
    int blocks() {
        int blocks = 0;
        for (Block block = latest.get(); block != null; block = block.next) {
            blocks++;
        }
        return blocks;
    }

    /** Shows them to a reader, until it has seen enough. */
    void forEachUntil(Predicate<Owner> enough) {
        for (Block block = latest.get(); block != null; block = block.next) {
            for (int place = BLOCK - 1; place >= 0; place--) {
                Owner owner = block.at(place);
                if (owner != null && enough.test(owner)) {
                    return;
                }
            }
        }
    }

    /** Drops those that are done. */
    synchronized void dropIf(Predicate<Owner> done) {
        Block kept = null;
        for (Block block = latest.get(); block != null; block = block.next) {
            if (!block.dropIf(done)) {
                kept = block;
            } else if (kept != null) {
                kept.next = block.next;
            } else if (!latest.compareAndSet(block, block.next)) {
                kept = block; // Others have entered before it meanwhile: it stays until the next time.
            }
        }
    }
}
