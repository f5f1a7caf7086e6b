package io.sessionaudit.runtime.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.acme.ForwardingDataSource;
import com.acme.RecordingDriver;
import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.session.Source;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which objects are one source, and the names of sources. */
class SourcesTest {
    private final Sources sources = new Sources();

    @Test
    void assignsOneSourcePerUrlToDriverDataSources() {
        Source first = sources.ofDataSource(Databases.h2("one"));
        assertThat(sources.ofDataSource(Databases.h2("one"))).isSameAs(first);
        assertThat(sources.ofDataSource(Databases.h2("two"))).isNotSameAs(first);
        assertThat(first.name()).isEqualTo("jdbc:h2:mem:one");
        assertThat(first.className()).isEqualTo(JdbcDataSource.class.getName());
    }

    @Test
    void assignsOneSourceToEachPool() {
        try (HikariDataSource first = Databases.hikari();
                HikariDataSource second = Databases.hikari()) {
            assertThat(sources.ofDataSource(first)).isNotSameAs(sources.ofDataSource(second));
        }
    }

    @Test
    void mergesUnknownDataSourcesOnceUrlsAreEqual() throws SQLException {
        Source first = described(new ForwardingDataSource(Databases.h2("shared")), null);
        assertThat(described(new ForwardingDataSource(Databases.h2("shared")), null))
                .isSameAs(first);
        assertThat(described(new ForwardingDataSource(Databases.h2("other")), null))
                .isNotSameAs(first);
        assertThat(first.name()).isEqualTo("jdbc:h2:mem:shared");
    }

    @Test
    void assignsOneSourcePerUrlToRoutingDataSource() throws SQLException {
        DataSource routing = new ForwardingDataSource(Databases.h2("writer"));
        Source writer = described(routing, null);
        try (Connection reader = Databases.h2("reader").getConnection()) {
            Source found = sources.describe(writer, routing, reader, null);
            assertThat(found).isNotSameAs(writer);
            assertThat(found.description().url()).isEqualTo("jdbc:h2:mem:reader");
            assertThat(sources.describe(writer, routing, reader, null)).isSameAs(found);
        }
    }

    @Test
    void assignsOneSourcePerObjectNamedByClassIfUrlIsUnknown() throws SQLException {
        DataSource front = RecordingDriver.recorded(DataSource.class, Databases.h2("unseen"));
        try (Connection connection = RecordingDriver.recorded(
                Connection.class, Databases.h2("unseen").getConnection())) {
            Source first = sources.describe(sources.ofDataSource(front), front, connection, null);
            Source second = sources.describe(sources.ofDataSource(front), front, connection, null);
            assertThat(first.name()).startsWith("$Proxy");
            assertThat(second).isNotSameAs(first);
        }
    }

    @Test
    void usesDriverManagerUrlIfNothingElseIsKnown() throws SQLException {
        DataSource front = RecordingDriver.recorded(DataSource.class, Databases.h2("unseen"));
        try (Connection connection = RecordingDriver.recorded(
                Connection.class, Databases.h2("unseen").getConnection())) {
            Source found =
                    sources.describe(sources.ofDataSource(front), front, connection, "jdbc:acme://host/db?password=x");
            assertThat(found.name()).isEqualTo("jdbc:acme://host");
        }
    }

    @Test
    void readsCurrentPoolSize() {
        try (HikariDataSource pool = Databases.hikari()) {
            Source source = sources.ofDataSource(pool);
            assertThat(source.limit()).isEqualTo(4);
            pool.getHikariConfigMXBean().setMaximumPoolSize(1);
            assertThat(source.limit()).isEqualTo(1);
        }
    }

    @Test
    void limitsNumberOfSources() throws SQLException {
        for (int i = 0; i < 4_096; i++) {
            sources.ofUrl("jdbc:h2:mem:" + i);
        }
        Source other = sources.ofUrl("jdbc:h2:mem:one-too-many");
        assertThat(other.name()).isEqualTo("other");
        assertThat(sources.ofUrl("jdbc:h2:mem:another")).isSameAs(other);
        assertThat(sources.ofUrl("jdbc:h2:mem:7").name()).isEqualTo("jdbc:h2:mem:7");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:late")) {
            DataSource front = new ForwardingDataSource(Databases.h2("late"));
            assertThat(sources.describe(sources.ofDataSource(front), front, connection, null))
                    .isSameAs(other);
        }
    }

    @Test
    void limitsNumberOfPoolsThatExist() throws SQLException {
        List<Source> kept = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:pools")) {
            for (int i = 0; i < 4_096; i++) {
                kept.add(describedWith(pool("tenant-" + i), connection));
            }
            assertThat(describedWith(pool("one-too-many"), connection).name()).isEqualTo("other");
        }
        assertThat(kept)
                .extracting(Source::name)
                .contains("tenant-0", "tenant-4095")
                .doesNotContain("other");
    }

    private static HikariDataSource pool(String name) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl("jdbc:h2:mem:" + name);
        return pool;
    }

    private Source describedWith(DataSource pool, Connection connection) {
        return sources.describe(sources.ofDataSource(pool), pool, connection, null);
    }

    /** The databases of two URLs of an unknown scheme are not the same, although none of their names is shown. */
    @Test
    void numbersUrlsWhoseAddressIsNotShown() {
        Source first = sources.ofUrl("jdbc:acme:one;password=secret");
        Source second = sources.ofUrl("jdbc:acme:two;password=secret");
        assertThat(first.name()).isEqualTo("jdbc:acme:");
        assertThat(second.name()).isEqualTo("jdbc:acme: #2");
        assertThat(sources.ofUrl("jdbc:acme:one;password=secret")).isSameAs(first);
    }

    @Test
    void assignsOneSourceToUrlsThatDifferInParametersOnly() {
        Source first = sources.ofUrl("jdbc:h2:mem:orders;USER=one");
        assertThat(sources.ofUrl("jdbc:h2:mem:orders;USER=two")).isSameAs(first);
    }

    private Source described(DataSource source, String urlAsked) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return sources.describe(sources.ofDataSource(source), source, connection, urlAsked);
        }
    }
}
