package io.sessionaudit.tools.html;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionSampleTest {
    private final SessionSample sample = new SessionSample(100);

    @Test
    void keepsAllSessionsInOpeningOrderUpToTheLimit() {
        for (long session = 100; session >= 1; session--) {
            sample.add(bar(session));
        }

        assertThat(numbers()).hasSize(100).isSorted();
    }

    @Test
    void samplesUniformlyBeyondTheLimit() {
        for (long session = 1; session <= 10_000; session++) {
            sample.add(bar(session));
        }

        assertThat(numbers()).hasSize(100).doesNotHaveDuplicates();
        assertThat(sample.seen()).isEqualTo(10_000);
        assertThat(numbers().stream().filter(number -> number <= 5_000).count()).isBetween(30L, 70L);
    }

    @Test
    void alwaysKeepsSessionWithFinding() {
        sample.recordFinding(key(7));
        for (long session = 1; session <= 10_000; session++) {
            sample.add(bar(session));
            if (session == 8) {
                sample.recordFinding(key(8));
            }
            if (session == 9_999) {
                sample.recordFinding(key(9_000));
            }
        }

        assertThat(numbers()).hasSize(100).doesNotHaveDuplicates().contains(7L, 8L, 9_000L);
    }

    @Test
    void isReproducible() {
        SessionSample again = new SessionSample(100);
        for (long session = 1; session <= 1_000; session++) {
            sample.add(bar(session));
            again.add(bar(session));
        }

        assertThat(again.sessions()).isEqualTo(sample.sessions());
    }

    private List<Long> numbers() {
        return sample.sessions().stream().map(bar -> bar.key().session()).toList();
    }

    private static SessionBar.SessionKey key(long session) {
        return new SessionBar.SessionKey(0, session);
    }

    private static SessionBar bar(long session) {
        return new SessionBar(
                key(session),
                new SessionBar.ThreadIdentity(0, 1, "worker", false),
                "orders",
                null,
                -1,
                session,
                1,
                1,
                0,
                0,
                "closed",
                null,
                List.of());
    }
}
