package com.acme.datajdbc;

import com.acme.host.Host;
import com.acme.host.SpringContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.dialect.JdbcH2Dialect;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The configuration that Spring Boot makes of its starter for Data JDBC. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcRepositories
public class JdbcApplication extends AbstractJdbcConfiguration {
    static AccountRows start(Host host) {
        return SpringContext.jdbc(host, JdbcApplication.class).getBean(AccountRows.class);
    }

    @Bean
    NamedParameterJdbcOperations operations(JdbcTemplate template) {
        return new NamedParameterJdbcTemplate(template);
    }

    @Override
    public Dialect jdbcDialect(NamedParameterJdbcOperations operations) {
        return JdbcH2Dialect.INSTANCE;
    }
}
