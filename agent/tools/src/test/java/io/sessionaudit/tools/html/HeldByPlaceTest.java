package io.sessionaudit.tools.html;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldByPlaceTest {
    @Test
    void bucketsAreThirdsOfPowersOfTen() {
        assertThat(HeldByPlace.bucket(9)).isZero();
        assertThat(HeldByPlace.bucket(10)).isEqualTo(1);
        assertThat(HeldByPlace.bucket(22)).isEqualTo(2);
        assertThat(HeldByPlace.bucket(99)).isEqualTo(3);
        assertThat(HeldByPlace.bucket(100)).isEqualTo(4);
        assertThat(HeldByPlace.bucket(1_000)).isEqualTo(7);
        assertThat(HeldByPlace.bucket(Long.MAX_VALUE)).isEqualTo(35);
    }

    @Test
    void sortsPlacesByTotalTimeHeld() {
        HeldByPlace held = new HeldByPlace();
        held.add("quick", 10);
        held.add("quick", 20);
        held.add(null, 1_000);
        held.add("slow", 5_000_000);

        assertThat(held.distributions())
                .extracting(
                        HeldByPlace.Distribution::place,
                        HeldByPlace.Distribution::sessions,
                        HeldByPlace.Distribution::max)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("slow", 1L, 5000.0),
                        org.assertj.core.groups.Tuple.tuple(null, 1L, 1.0),
                        org.assertj.core.groups.Tuple.tuple("quick", 2L, 0.02));
    }

    @Test
    void mergesRemainingPlaces() {
        HeldByPlace held = new HeldByPlace();
        for (int place = 0; place < 5_000; place++) {
            held.add("place-" + place, 100);
        }

        HeldByPlace.Distribution most = held.distributions().get(0);
        assertThat(held.distributions()).hasSize(200);
        assertThat(most.others()).isTrue();
        assertThat(most.sessions()).isEqualTo(3_000);
    }
}
