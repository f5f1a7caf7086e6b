package com.acme.sixteen;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.datajpa.Accounts;
import com.acme.mybatis.AccountMapper;
import com.acme.mybatis.Factories;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.transaction.SpringManagedTransactionFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Each method opens one session. */
public class Methods {
    private static final String OWNERS = "SELECT owner FROM account";
    private static final String UPDATE = "UPDATE account SET balance = 0 WHERE id = 1";

    private final DataSource source;
    private final Accounts accounts;
    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final DSLContext jooq;
    private final SqlSessionFactory sessions;
    private final Jdbi jdbi;

    @PersistenceContext
    private EntityManager entities;

    public Methods(
            DataSource source,
            Accounts accounts,
            JdbcTemplate template,
            JdbcClient client,
            PlatformTransactionManager transactions) {
        this.source = source;
        this.accounts = accounts;
        this.template = template;
        this.client = client;
        transaction = new TransactionTemplate(transactions);
        jooq = DSL.using(source, SQLDialect.H2);
        sessions = Factories.of(source, new SpringManagedTransactionFactory());
        jdbi = Jdbi.create(source);
    }

    public void plain() throws SQLException {
        try (Connection connection = source.getConnection(); // line: plain
                Statement statement = connection.createStatement()) {
            statement.execute(OWNERS);
        }
    }

    public void repository() {
        accounts.findById(1); // line: repository
    }

    public void derived() {
        accounts.findByOwner("Ann"); // line: derived
    }

    public void query() {
        entities.createQuery("select owner from Account", String.class).getResultList(); // line: query
    }

    @Transactional
    public void persistent() {
        entities.flush();
    }

    public void template() {
        template.queryForList(OWNERS, String.class); // line: template
    }

    public void callback() {
        ConnectionCallback<String> schema = Connection::getSchema;
        template.execute(schema); // line: callback
    }

    public void client() {
        client.sql(OWNERS).query(String.class).list(); // line: client
    }

    public void clientUpdate() {
        client.sql(UPDATE).update(); // line: clientUpdate
    }

    public void jooq() {
        jooq.fetch(OWNERS); // line: jooq
    }

    public void jooqTransaction() {
        jooq.transaction(inside -> inside.dsl().execute(UPDATE)); // line: jooqTransaction
    }

    public void mybatis() {
        try (SqlSession session = sessions.openSession()) {
            session.getMapper(AccountMapper.class).owners(); // line: mybatis
        }
    }

    public void mapper() {
        new SqlSessionTemplate(sessions).getMapper(AccountMapper.class).owners(); // line: mapper
    }

    public void jdbi() {
        jdbi.useHandle(handle -> handle.execute(UPDATE)); // line: jdbi
    }

    @Transactional(readOnly = true)
    public void annotated() {
        accounts.findAll();
    }

    public void programmatic() {
        transaction.executeWithoutResult(status -> template.update(UPDATE)); // line: programmatic
    }
}
