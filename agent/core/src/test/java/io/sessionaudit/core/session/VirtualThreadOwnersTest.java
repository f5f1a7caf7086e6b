package io.sessionaudit.core.session;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class VirtualThreadOwnersTest {
    private final VirtualThreadOwners owners = new VirtualThreadOwners();

    @Test
    void iteratesLatestFirst() {
        Owner first = entered();
        Owner second = entered();

        assertThat(seen()).containsExactly(second, first);
    }

    @Test
    void iterationStopsOnRequest() {
        entered();
        Owner second = entered();
        Owner third = entered();
        List<Owner> seen = new ArrayList<>();
        owners.forEachUntil(owner -> seen.add(owner) && owner == second);

        assertThat(seen).containsExactly(third, second);
    }

    @Test
    void dropsOwnersAtAnyPosition() {
        Owner last = entered();
        Owner kept = entered();
        Owner middle = entered();
        Owner alsoKept = entered();
        Owner latest = entered();
        owners.removeIf(Set.of(latest, middle, last)::contains);
        assertThat(seen()).containsExactly(alsoKept, kept);

        owners.removeIf(owner -> true);
        assertThat(seen()).isEmpty();
    }

    @Test
    void iteratesAcrossBlocksLatestFirst() {
        List<Owner> entered = new ArrayList<>();
        for (int i = 0; i < 3 * VirtualThreadOwners.BLOCK + 1; i++) {
            entered.add(0, entered());
        }

        assertThat(seen()).isEqualTo(entered);
        assertThat(owners.blocks()).isEqualTo(4);
    }

    @Test
    void removesBlockOnceAllItsOwnersAreDropped() {
        List<Owner> entered = new ArrayList<>();
        for (int i = 0; i < 4 * VirtualThreadOwners.BLOCK; i++) {
            entered.add(entered());
        }
        List<Owner> kept =
                List.of(entered.get(3 * VirtualThreadOwners.BLOCK - 1), entered.get(VirtualThreadOwners.BLOCK));
        owners.removeIf(owner -> !kept.contains(owner));
        assertThat(seen()).isEqualTo(kept);
        assertThat(owners.blocks()).isEqualTo(2);

        owners.removeIf(owner -> true);
        assertThat(owners.blocks()).isZero();
        assertThat(List.of(entered())).isEqualTo(seen());
    }

    @Test
    void keepsBlockWithFreeSlots() {
        entered();
        owners.removeIf(owner -> true);
        Owner next = entered();

        assertThat(seen()).containsExactly(next);
        assertThat(owners.blocks()).isOne();
    }

    @Test
    void continuesIterationIfCurrentBlockIsDropped() {
        Owner first = entered();
        List<Owner> dropped = new ArrayList<>();
        while (owners.blocks() < 3) {
            dropped.add(entered());
        }
        Owner latest = dropped.remove(dropped.size() - 1);
        List<Owner> seen = new ArrayList<>();
        owners.forEachUntil(owner -> {
            if (owner == dropped.get(VirtualThreadOwners.BLOCK)) { // within the block that is removed
                owners.removeIf(dropped::contains);
            }
            return !seen.add(owner);
        });

        assertThat(owners.blocks()).isEqualTo(2);
        assertThat(seen).startsWith(latest, dropped.get(dropped.size() - 1)).endsWith(first);
        assertThat(seen()).containsExactly(latest, first);
    }

    @Test
    void keepsOwnersAddedWhileLatestIsDropped() {
        Set<Owner> first = new HashSet<>();
        for (int i = 0; i < VirtualThreadOwners.BLOCK; i++) {
            first.add(entered());
        }
        List<Owner> late = new ArrayList<>();
        owners.removeIf(owner -> late.add(entered()) && first.contains(owner));
        assertThat(late).hasSize(VirtualThreadOwners.BLOCK);
        assertThat(Set.copyOf(seen())).isEqualTo(Set.copyOf(late));

        owners.removeIf(first::contains);
        assertThat(Set.copyOf(seen())).isEqualTo(Set.copyOf(late));
        assertThat(owners.blocks()).isOne();
    }

    @Test
    @Timeout(60)
    void droppedOwnerDoesNotRetainOthers() {
        WeakReference<Owner> other = new WeakReference<>(entered());
        Owner held = entered();
        owners.removeIf(owner -> true);
        while (other.get() != null) {
            System.gc();
        }
        Reference.reachabilityFence(held);
    }

    @Test
    void losesNoOwnerWhenManyAddAndOneDrops() throws Exception {
        int threads = 4;
        int each = 20_000;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Owner>>> kept = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                kept.add(executor.submit(() -> {
                    List<Owner> mine = new ArrayList<>();
                    for (int j = 0; j < each; j++) {
                        Owner owner = entered();
                        if (j % 2 == 1) {
                            owner.beginBorrow();
                        } else {
                            mine.add(owner);
                        }
                    }
                    return mine;
                }));
            }
            while (!kept.stream().allMatch(Future::isDone)) {
                owners.removeIf(owner -> owner.borrows() == 1);
            }
            owners.removeIf(owner -> owner.borrows() == 1);

            List<Owner> expected = new ArrayList<>();
            for (Future<List<Owner>> mine : kept) {
                expected.addAll(mine.get());
            }
            assertThat(seen()).hasSize(expected.size());
            assertThat(Set.copyOf(seen())).isEqualTo(Set.copyOf(expected));
        } finally {
            executor.shutdownNow();
        }
    }

    private Owner entered() {
        Owner owner = Owner.of(Thread.currentThread(), true);
        owners.add(owner);
        return owner;
    }

    private List<Owner> seen() {
        List<Owner> seen = new ArrayList<>();
        owners.forEachUntil(owner -> !seen.add(owner));
        return seen;
    }
}
