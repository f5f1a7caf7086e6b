package io.sessionaudit.runtime.jdbc;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.runtime.jdbc.PermittedCalls.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every row of the table against the real class: a row that a release of a pool or driver does not have would go
 * unnoticed.
 */
class PermittedCallsTest {
    /** Of other releases than those on the class path. */
    private static final Set<String> OTHER_RELEASES = Set.of(
            "com.mchange.v2.c3p0.impl.NewProxyConnection",
            "org.mariadb.jdbc.MariaDbConnection",
            "com.atomikos.jdbc.AbstractDataSourceBean");

    static Stream<Row> rows() {
        return PermittedCalls.rows().stream().filter(row -> !OTHER_RELEASES.contains(row.type()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void thePropertyOfEachRowCanBeReadOfTheRealClass(Row row) throws ClassNotFoundException {
        Class<?> type = Class.forName(row.type(), false, getClass().getClassLoader());
        assertThat(PermittedCalls.reader(type, row.property()))
                .as(row.toString())
                .isNotSameAs(PermittedCalls.NONE);
    }

    @Test
    void onlyTheNamedOnesAreOfOtherReleases() {
        List<String> absent = PermittedCalls.rows().stream()
                .map(Row::type)
                .distinct()
                .filter(type -> !isPresent(type))
                .toList();
        assertThat(absent).containsExactlyInAnyOrderElementsOf(OTHER_RELEASES);
    }

    @Test
    void aMethodThatASubclassOverridesIsNotPermitted() {
        class Overriding extends HikariDataSource {
            @Override
            public String getJdbcUrl() {
                throw new AssertionError("called");
            }
        }
        assertThat(PermittedCalls.reader(Overriding.class, JdbcProperty.URL)).isSameAs(PermittedCalls.NONE);
        assertThat(PermittedCalls.reader(Overriding.class, JdbcProperty.NAME)).isNotSameAs(PermittedCalls.NONE);
    }

    @Test
    void nothingIsPermittedOnAnyOtherClass() {
        for (JdbcProperty property : JdbcProperty.values()) {
            assertThat(PermittedCalls.reader(PermittedCallsTest.class, property))
                    .as(property.name())
                    .isSameAs(PermittedCalls.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "com.zaxxer.hikari.HikariDataSource, HIKARI",
        "org.apache.commons.dbcp2.managed.BasicManagedDataSource, DBCP2",
        "org.apache.tomcat.dbcp.dbcp2.BasicDataSource, DBCP2",
        "org.apache.commons.dbcp2.datasources.SharedPoolDataSource, DBCP2_SHARED",
        "org.apache.tomcat.jdbc.pool.XADataSource, TOMCAT",
        "com.mchange.v2.c3p0.ComboPooledDataSource, C3P0",
        "io.agroal.pool.DataSource, AGROAL",
        "com.alibaba.druid.pool.DruidDataSource, DRUID",
        "org.vibur.dbcp.ViburDBCPDataSource, VIBUR",
        "io.ebean.datasource.pool.ConnectionPool, EBEAN",
        "org.h2.jdbcx.JdbcConnectionPool, H2",
        "org.apache.ibatis.datasource.pooled.PooledDataSource, MYBATIS",
        "org.mariadb.jdbc.MariaDbPoolDataSource, MARIADB",
        "org.apache.commons.dbcp.BasicDataSource, DBCP1",
        "org.apache.commons.dbcp.PoolingDataSource, DBCP1",
        "oracle.ucp.jdbc.PoolDataSourceImpl, UCP",
        "oracle.ucp.jdbc.PoolXADataSourceImpl, UCP",
        "com.atomikos.jdbc.AtomikosDataSourceBean, ATOMIKOS",
        "com.atomikos.jdbc.AtomikosNonXADataSourceBean, ATOMIKOS",
        "com.atomikos.jdbc.nonxa.AtomikosNonXADataSourceBean, ATOMIKOS",
        "bitronix.tm.resource.jdbc.PoolingDataSource, BITRONIX",
        "org.jboss.jca.adapters.jdbc.WrapperDataSource, IRON_JACAMAR",
        "com.jolbox.bonecp.BoneCPDataSource, BONECP",
        "org.logicalcobwebs.proxool.ProxoolDataSource, PROXOOL"
    })
    void theFrontsOfKnownPoolsAreRealClasses(String className, KnownPool pool) throws ClassNotFoundException {
        ClassLoader loader = getClass().getClassLoader();
        assertThat(KnownPool.ofFront(Class.forName(className, false, loader))).isSameAs(pool);
    }

    private boolean isPresent(String type) {
        try {
            Class.forName(type, false, getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return e instanceof NoClassDefFoundError;
        }
    }
}
