package io.sessionaudit.it.sources;

import java.nio.file.Path;

import com.acme.sources.SourceMatrix;
import io.sessionaudit.it.TestServer;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.Attaching;
import io.sessionaudit.it.fork.ExecutableJar;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import io.sessionaudit.it.postgresql.PostgresqlServer;

/** How the agent is loaded into the JVM. */
enum WayIn {
    JAVAAGENT("`-javaagent`") {
        @Override
        FinishedJvm audited(Forks forks, String threads) {
            return prepared(application(forks).agent("sites=all"), threads).run();
        }
    },
    TOOL_OPTIONS("`JAVA_TOOL_OPTIONS`") {
        @Override
        FinishedJvm audited(Forks forks, String threads) {
            String agent = "-javaagent:" + Artifacts.agent() + "=sites=all,log=" + ForkedJvm.LOG;
            return prepared(application(forks).environment("JAVA_TOOL_OPTIONS", agent), threads)
                    .run();
        }
    },
    LAUNCHER_AGENT("`Launcher-Agent-Class` in the application's manifest") {
        @Override
        FinishedJvm audited(Forks forks, String threads) {
            Path jar = ExecutableJar.withLauncherAgent(forks.directory(), SourceMatrix.class, LIBRARIES);
            return prepared(
                            forks.jar(jar)
                                    .environment("SESSION_AUDIT_SITES", "all")
                                    .environment("SESSION_AUDIT_LOG", ForkedJvm.LOG),
                            threads)
                    .run();
        }
    },
    ATTACH("attached to the running JVM, with every class loaded, every source open, and a session open at each") {
        @Override
        FinishedJvm audited(Forks forks, String threads) {
            RunningJvm jvm = prepared(application(forks), threads)
                    .options("-XX:+EnableDynamicAgentLoading", "-D" + SourceMatrix.LATE + "=true")
                    .start()
                    .awaitLine("ready");
            Attaching.to(forks, jvm, "sites=all", "log=" + ForkedJvm.LOG).successful();
            return jvm.release().end();
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

    private static final String SERVER = TestServer.url();
    private static final String POSTGRESQL = PostgresqlServer.start();

    private final String title;

    WayIn(String title) {
        this.title = title;
    }

    /** Its name on the page. */
    String title() {
        return title;
    }

    abstract FinishedJvm audited(Forks forks, String threads);

    static FinishedJvm alone(Forks forks, String threads) {
        return prepared(application(forks), threads).run().successful();
    }

    private static ForkedJvm application(Forks forks) {
        return forks.jvm(SourceMatrix.class, LIBRARIES);
    }

    private static ForkedJvm prepared(ForkedJvm jvm, String threads) {
        return jvm.quickCompiler()
                .options("-Dorg.slf4j.simpleLogger.log.com.zaxxer.hikari=error")
                .arguments(threads, SERVER, SERVER.replace("jdbc:mysql:", "jdbc:mariadb:"), POSTGRESQL);
    }
}
