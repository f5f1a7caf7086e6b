package io.sessionaudit.core.session;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SourceTest {
    private static final long NOW = 42;
    private static final long A_SECOND_LATER = NOW + Duration.ofSeconds(1).toNanos();

    @Test
    void aPoolWhoseConnectionsAreLentAlikeIsAskedForTheirModeOnceASecond() {
        Source hikari = source(Pool.HIKARI);
        assertThat(hikari.lendsInAutoCommit(NOW)).isFalse();

        hikari.foundLent(true, NOW);

        assertThat(hikari.lendsInAutoCommit(NOW)).isTrue();
        assertThat(hikari.lendsInAutoCommit(A_SECOND_LATER - 1)).isTrue();
        assertThat(hikari.lendsInAutoCommit(A_SECOND_LATER)).isFalse();
    }

    @Test
    void aConnectionFoundWithAutocommitOffSaysNothingOfTheNext() {
        Source hikari = source(Pool.HIKARI);
        hikari.foundLent(true, NOW);
        hikari.foundLent(false, NOW);

        assertThat(hikari.lendsInAutoCommit(NOW)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Pool.class,
            names = {"HIKARI", "DRUID"},
            mode = EnumSource.Mode.EXCLUDE)
    void aPoolThatMayLendOnWhatItWasLeftWithIsAskedEachTime(Pool pool) {
        Source source = source(pool);
        source.foundLent(true, NOW);

        assertThat(source.lendsInAutoCommit(NOW)).isFalse();
    }

    @Test
    void whatIsNoKnownPoolIsAskedEachTime() {
        Source source = new Source("com.acme.Source", null);
        source.foundLent(true, NOW);

        assertThat(source.lendsInAutoCommit(NOW)).isFalse();
    }

    @Test
    void aSourceIsPlainWhenNothingIsLeftToBeAsked() {
        Source source = new Source("com.zaxxer.hikari.HikariDataSource", Pool.HIKARI);
        source.settle();
        assertThat(source.isPlain()).as("neither described nor asked for ids").isFalse();

        source.description(new Source.Description("orders", null, 5, Database.OTHER));
        source.settle();
        assertThat(source.isPlain()).as("not asked for ids").isFalse();

        source.serverIdDriver(1);
        source.settle();
        assertThat(source.isPlain()).as("each session has an id").isFalse();

        source.serverIdDriver(-1);
        source.settle();
        assertThat(source.isPlain()).as("no session has an id").isTrue();

        source.serverIdDriver(1);
        assertThat(source.isPlain()).as("an id was found after all").isFalse();
    }

    private static Source source(Pool pool) {
        return new Source("com.acme.Source", pool);
    }
}
