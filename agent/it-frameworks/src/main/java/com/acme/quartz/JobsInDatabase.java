package com.acme.quartz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import com.acme.host.Host;
import org.quartz.Scheduler;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.scheduling.quartz.LocalDataSourceJobStore;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/** Schedulers whose jobs are in the database of a program. */
final class JobsInDatabase {
    private JobsInDatabase() {}

    static Scheduler of(Host host) throws Exception {
        host.execute(tables());
        SchedulerFactoryBean factory = new SchedulerFactoryBean();
        factory.setSchedulerName(host.name());
        factory.setDataSource(host.dataSource());
        Properties properties = new Properties();
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, LocalDataSourceJobStore.class.getName());
        factory.setQuartzProperties(properties);
        factory.afterPropertiesSet(); // line: create
        factory.start(); // line: start
        return factory.getScheduler();
    }

    private static String tables() throws IOException {
        try (InputStream in = Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_h2.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
