package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Registry of virtual-thread owners in linked blocks of 64, the latest first: about 5 bytes per owner, and iteration is
 * mostly sequential in memory, because there may be a million owners.
 *
 * <p>Thread-safe: adding and iterating are lock-free, removal is serialized. A block is unlinked when all owners that
 * were ever in it are removed; it keeps its link, so a concurrent iteration continues behind it. An owner does not
 * reference its block, so that a retained owner retains no others.
 */
final class VirtualThreadOwners {
    static final int BLOCK = 64;

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Owner[].class);

    private final AtomicReference<Block> latest = new AtomicReference<>();

    private static final class Block {
        final Owner[] owners = new Owner[BLOCK];

        /** The number of slots that were claimed; may exceed the size while several threads find the block full. */
        final AtomicInteger claimed = new AtomicInteger(1);

        Block next;
        int removed;

        /** A block with its first owner. */
        Block(Owner first, Block next) {
            owners[0] = first;
            this.next = next;
        }

        /** {@return whether there was a free slot} */
        boolean add(Owner owner) {
            int slot = claimed.getAndIncrement();
            if (slot < BLOCK) {
                ELEMENT.setRelease(owners, slot, owner);
            }
            return slot < BLOCK;
        }

        /** {@return the owner in the slot; null if it is not there yet or was removed} */
        Owner at(int slot) {
            return (Owner) ELEMENT.getAcquire(owners, slot);
        }

        /** Removes the matching owners; {@return whether all slots were used and are empty} */
        boolean removeIf(Predicate<Owner> done) {
            for (int slot = BLOCK - 1; slot >= 0; slot--) {
                Owner owner = at(slot);
                if (owner != null && done.test(owner)) {
                    ELEMENT.setOpaque(owners, slot, (Owner) null);
                    removed++;
                }
            }
            return removed == BLOCK;
        }
    }

    /** Adds an owner. The thread that finds the block full links a new one, so few threads retry. */
    void add(Owner owner) {
        Block block = latest.get();
        while ((block == null || !block.add(owner)) && !latest.compareAndSet(block, new Block(owner, block))) {
            block = latest.get();
        }
    }

    /** {@return the number of blocks} */
    int blocks() {
        int blocks = 0;
        for (Block block = latest.get(); block != null; block = block.next) {
            blocks++;
        }
        return blocks;
    }

    /** Passes the owners to a predicate, until it returns true. */
    void forEachUntil(Predicate<Owner> enough) {
        for (Block block = latest.get(); block != null; block = block.next) {
            for (int slot = BLOCK - 1; slot >= 0; slot--) {
                Owner owner = block.at(slot);
                if (owner != null && enough.test(owner)) {
                    return;
                }
            }
        }
    }

    /** Removes the matching owners. */
    synchronized void removeIf(Predicate<Owner> done) {
        Block kept = null;
        for (Block block = latest.get(); block != null; block = block.next) {
            if (!block.removeIf(done)) {
                kept = block;
            } else if (kept != null) {
                kept.next = block.next;
            } else if (!latest.compareAndSet(block, block.next)) {
                kept = block; // a new block was linked meanwhile: removed next time
            }
        }
    }
}
