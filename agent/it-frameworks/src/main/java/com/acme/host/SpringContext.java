package com.acme.host;

import javax.sql.DataSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A Spring application on the pool of a host, with declarative transactions. */
public final class SpringContext {
    private SpringContext() {}

    /**
     * Starts an application with JDBC transactions.
     *
     * @param beans classes of beans and configurations
     */
    public static ConfigurableApplicationContext jdbc(Host host, Class<?>... beans) {
        AnnotationConfigApplicationContext context = of(host, beans);
        context.register(Jdbc.class);
        context.refresh(); // line: refresh
        return context;
    }

    /** Starts an application whose transaction manager is one of the beans. */
    public static ConfigurableApplicationContext start(Host host, Class<?>... beans) {
        AnnotationConfigApplicationContext context = of(host, beans);
        context.refresh();
        return context;
    }

    private static AnnotationConfigApplicationContext of(Host host, Class<?>... beans) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        DataSource source = host.dataSource();
        context.registerBean("dataSource", DataSource.class, () -> source);
        context.register(Declarative.class);
        context.register(beans);
        return context;
    }

    /** Transactions by annotation, behind proxies of classes, as in Spring Boot. */
    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    public static class Declarative {
        @Bean
        JdbcTemplate jdbcTemplate(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }
    }

    /** Transactions of JDBC. */
    @Configuration(proxyBeanMethods = false)
    public static class Jdbc {
        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }
    }
}
