package io.sessionaudit.tools.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoundedTalliesTest {
    private static final int LIMIT = 10;

    /** What is kept and what is combined must not depend on the parts, nor on their order. */
    @Test
    void keepsTheSmallestKeysOfAnyParts() {
        List<Integer> keys = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            keys.add(i % 137);
        }
        Map<Integer, Long> expected = new TreeMap<>();
        keys.stream().filter(key -> key < LIMIT).forEach(key -> expected.merge(key, 1L, Long::sum));
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Collections.shuffle(keys, random);
            Part all = new Part();
            Part part = new Part();
            for (int key : keys) {
                part.count(key);
                if (random.nextInt(50) == 0) {
                    all.merge(part);
                    part = new Part();
                }
            }
            all.merge(part);
            all.tallies.trim(all::combine);

            Map<Integer, Long> kept = new TreeMap<>();
            all.tallies.map().forEach((key, count) -> kept.put(key, count.value()));
            assertThat(kept).isEqualTo(expected);
            assertThat(all.others.value())
                    .isEqualTo(keys.size()
                            - expected.values().stream().mapToLong(each -> each).sum());
        }
    }

    @Test
    void staysWithinTwiceItsLimit() {
        Part part = new Part();
        for (int i = 10_000; i > 0; i--) {
            part.count(i);
            assertThat(part.tallies.map()).hasSizeLessThanOrEqualTo(2 * LIMIT);
        }
    }

    private static final class Part {
        private final BoundedTallies<Integer, Count> tallies = new BoundedTallies<>(LIMIT);
        private final Count others = new Count();

        void count(int key) {
            Count known = tallies.get(key);
            (known != null ? known : tallies.add(key, new Count(), this::combine)).add(1);
        }

        void merge(Part other) {
            tallies.merge(other.tallies, this::combine);
            others.merge(other.others);
        }

        void combine(int key, Count count) {
            others.merge(count);
        }
    }
}
