package com.acme.loans.libraries;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;

/** Quartz keeps its jobs in the database, and a job uses the same pool. */
public final class QuartzStore implements Scenario {
    private static final CountDownLatch DONE = new CountDownLatch(1);
    private static volatile DataSource source;

    /** How Quartz gets the application's pool. */
    public static final class Provider implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return source.getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }

    /** Adds a row. */
    public static final class Adding implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            try {
                Sql.execute(source, "INSERT INTO numbers VALUES (1)");
                DONE.countDown();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool");
        source = pool;
        Sql.execute(pool, tables());
        Sql.execute(pool, "CREATE TABLE numbers (n INT)");
        Scheduler scheduler = new StdSchedulerFactory(properties()).getScheduler();
        scheduler.start();
        scheduler.scheduleJob(
                JobBuilder.newJob(Adding.class).withIdentity("adding").build(),
                TriggerBuilder.newTrigger().startNow().build());
        DONE.await();
        scheduler.shutdown(true);
        lenders.print("rows=" + Sql.text(pool, "SELECT COUNT(*) FROM numbers"));
    }

    private static String tables() throws Exception {
        try (InputStream in = Job.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_h2.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.threadCount", "2");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        properties.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
        properties.setProperty("org.quartz.jobStore.dataSource", "application");
        properties.setProperty("org.quartz.dataSource.application.connectionProvider.class", Provider.class.getName());
        return properties;
    }
}
