package io.sessionaudit.core.jdbc;

import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KnownPoolTest {
    @Test
    void recognizesPoolByItsDataSourceAndSubclasses() {
        assertThat(KnownPool.ofFront(DataSourceProxy.class)).isSameAs(KnownPool.TOMCAT);
        assertThat(KnownPool.ofFront(DataSourceProxy.OfTheApplication.class)).isSameAs(KnownPool.TOMCAT);
    }

    @Test
    void recognizesNoOtherClassAsDataSource() {
        assertThat(KnownPool.ofFront(KnownPoolTest.class)).isNull();
        assertThat(KnownPool.ofFront(Runnable.class)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "com.zaxxer.hikari.pool.PoolBase, HIKARI",
        "org.apache.commons.dbcp2.DataSourceConnectionFactory, DBCP2",
        "org.apache.tomcat.dbcp.dbcp2.PoolingDataSource, DBCP2",
        "org.apache.tomcat.jdbc.pool.PooledConnection, TOMCAT",
        "com.mchange.v2.c3p0.WrapperConnectionPoolDataSource, C3P0",
        "io.agroal.pool.ConnectionFactory, AGROAL",
        "com.alibaba.druid.pool.DruidAbstractDataSource, DRUID",
        "org.vibur.dbcp.pool.ConnectionFactory, VIBUR",
        "org.h2.jdbcx.JdbcConnectionPool, H2"
    })
    void recognizesPoolClassesByPackage(String className, KnownPool pool) {
        assertThat(KnownPool.ofClass(className)).isSameAs(pool);
    }

    @ParameterizedTest
    @CsvSource({"com.acme.Orders", "com.zaxxer.hikaritwo.Pool", "org.h2.jdbcx.JdbcDataSource", "java.sql.DriverManager"
    })
    void assignsNoPoolToOtherClasses(String className) {
        assertThat(KnownPool.ofClass(className)).isNull();
    }
}
