package com.acme.datajpa;

import java.util.Map;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.SpringContext;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/** The configuration that Spring Boot makes of its starter for JPA. */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories
public class JpaApplication {
    private static final String[] TABLES = {
        "CREATE TABLE booking (id BIGINT PRIMARY KEY, amount INT NOT NULL, account INT)",
        "CREATE TABLE hibernate_sequences (sequence_name VARCHAR(99) PRIMARY KEY, next_val BIGINT)"
    };

    /** Starts an application with more beans. */
    public static ConfigurableApplicationContext start(Host host, Class<?>... beans) {
        host.execute(TABLES);
        Class<?>[] all = new Class<?>[beans.length + 1];
        all[0] = JpaApplication.class;
        System.arraycopy(beans, 0, all, 1, beans.length);
        return SpringContext.start(host, all);
    }

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource source) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(source);
        factory.setPackagesToScan(JpaApplication.class.getPackageName());
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(Map.of(
                "hibernate.dialect", "org.hibernate.dialect.H2Dialect",
                "hibernate.boot.allow_jdbc_metadata_access", "false"));
        return factory;
    }

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    @Bean
    Bank bank(Accounts accounts, JdbcTemplate template) {
        return new Bank(accounts, template);
    }
}
