package io.sessionaudit.core.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SourceTest {
    private static final long NOW = 42;
    private static final long A_SECOND_LATER = NOW + Duration.ofSeconds(1).toNanos();

    @Test
    void cachesAutoCommitOfResettingPoolForOneSecond() {
        Source hikari = source(KnownPool.HIKARI);
        assertThat(hikari.lendsInAutoCommit(NOW)).isFalse();

        hikari.recordAutoCommitAtBorrow(true, NOW);

        assertThat(hikari.lendsInAutoCommit(NOW)).isTrue();
        assertThat(hikari.lendsInAutoCommit(A_SECOND_LATER - 1)).isTrue();
        assertThat(hikari.lendsInAutoCommit(A_SECOND_LATER)).isFalse();
    }

    @Test
    void doesNotCacheAutoCommitOff() {
        Source hikari = source(KnownPool.HIKARI);
        hikari.recordAutoCommitAtBorrow(true, NOW);
        hikari.recordAutoCommitAtBorrow(false, NOW);

        assertThat(hikari.lendsInAutoCommit(NOW)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = KnownPool.class,
            names = {"HIKARI", "DRUID"},
            mode = EnumSource.Mode.EXCLUDE)
    void neverCachesAutoCommitOfNonResettingPool(KnownPool pool) {
        Source source = source(pool);
        source.recordAutoCommitAtBorrow(true, NOW);

        assertThat(source.lendsInAutoCommit(NOW)).isFalse();
    }

    @Test
    void neverCachesAutoCommitOfUnknownPool() {
        Source source = new Source("com.acme.Source", null);
        source.recordAutoCommitAtBorrow(true, NOW);

        assertThat(source.lendsInAutoCommit(NOW)).isFalse();
    }

    @Test
    void isPlainIfDescribedKnownPoolWithoutServerIds() {
        Source source = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.HIKARI);
        source.recordServerId(false);
        assertThat(source.needsNoDescription()).as("not described").isFalse();

        source.setDescription(new Source.Description("orders", null, 5, Database.OTHER));
        assertThat(source.needsNoDescription()).as("no session since").isFalse();

        source.recordServerId(false);
        assertThat(source.needsNoDescription()).as("no session has an id").isTrue();

        source.recordServerId(true);
        assertThat(source.needsNoDescription()).as("an id was found").isFalse();
    }

    @Test
    void isNeverPlainIfClassIsUnknown() {
        Source source = new Source("com.acme.Source", null);
        source.setDescription(new Source.Description("acme", null, -1, Database.OTHER));
        source.recordServerId(false);

        assertThat(source.needsNoDescription()).isFalse();
    }

    @Test
    void readsPoolFiguresOnDemand() {
        Source pool = source(KnownPool.HIKARI);
        assertThat(pool.limit()).isEqualTo(-1);
        assertThat(pool.inUse()).isEqualTo(-1);

        AtomicInteger size = new AtomicInteger(4);
        pool.setLimit(size::get);
        pool.setInUse(size::decrementAndGet);
        assertThat(pool.inUse()).isEqualTo(3);
        assertThat(pool.limit()).isEqualTo(3);
    }

    private static Source source(KnownPool pool) {
        return new Source("com.acme.Source", pool);
    }
}
