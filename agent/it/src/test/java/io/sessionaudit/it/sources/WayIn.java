package io.sessionaudit.it.sources;

import com.acme.sources.SourceMatrix;
import io.sessionaudit.demo.server.DemoServer;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.postgresql.PostgresqlServer;

/** How the agent comes into the JVM. */
enum WayIn {
    JAVAAGENT {
        @Override
        ForkedJvm audited(ForkedJvm jvm) {
            return jvm.agent("sites=all");
        }
    };

    /** One class of each jar that the program needs. */
    private static final Class<?>[] LIBRARIES = {
        com.alibaba.druid.pool.DruidDataSource.class,
        com.mchange.v2.c3p0.ComboPooledDataSource.class,
        com.mchange.v2.log.MLog.class,
        com.mysql.cj.jdbc.Driver.class,
        com.p6spy.engine.spy.P6DataSource.class,
        io.agroal.api.AgroalDataSource.class,
        io.agroal.pool.DataSource.class,
        io.avaje.applog.AppLog.class,
        io.ebean.datasource.DataSourceBuilder.class,
        io.ebean.datasource.pool.ConnectionPoolFactory.class,
        net.ttddyy.dsproxy.support.ProxyDataSourceBuilder.class,
        org.apache.commons.dbcp2.BasicDataSource.class,
        org.apache.commons.logging.LogFactory.class,
        org.apache.commons.pool2.impl.GenericObjectPool.class,
        org.apache.ibatis.datasource.pooled.PooledDataSource.class,
        org.apache.juli.logging.LogFactory.class,
        org.apache.tomcat.jdbc.pool.PoolProperties.class,
        org.mariadb.jdbc.MariaDbDataSource.class,
        org.postgresql.Driver.class,
        org.springframework.beans.BeanUtils.class,
        org.springframework.core.SpringVersion.class,
        org.springframework.jdbc.datasource.DriverManagerDataSource.class,
        org.springframework.jndi.JndiLocatorSupport.class,
        org.springframework.transaction.TransactionException.class,
        org.vibur.dbcp.ViburDBCPDataSource.class,
        org.vibur.objectpool.PoolService.class
    };

    private static final DemoServer SERVER = DemoServer.start();
    private static final String POSTGRESQL = PostgresqlServer.start();

    abstract ForkedJvm audited(ForkedJvm jvm);

    FinishedJvm run(Forks forks, String threads, boolean audit) {
        ForkedJvm jvm = forks.jvm(SourceMatrix.class, LIBRARIES)
                .options("-Dorg.slf4j.simpleLogger.log.com.zaxxer.hikari=error")
                .arguments(threads, SERVER.url(), SERVER.url().replace("jdbc:mysql:", "jdbc:mariadb:"), POSTGRESQL);
        return (audit ? audited(jvm) : jvm).run().successful();
    }
}
