package io.sessionaudit.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.sessionaudit.scope.Sessions;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty transaction over a driver that does nothing: by hand, by the scope API, and by what else there is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScopeBenchmark {
    private DataSource dataSource;
    private Sessions sessions;
    private TransactionTemplate template;
    private Jdbi jdbi;
    private DSLContext jooq;
    private int done;

    /** Makes each of them once, as an application does. */
    @Setup
    public void open() {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        dataSource = StubDriver.dataSource();
        sessions = Sessions.of(dataSource);
        template = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        jdbi = Jdbi.create(dataSource);
        jooq = DSL.using(dataSource, SQLDialect.DEFAULT);
    }

    /** Borrow, autocommit off, commit, autocommit on, close. */
    @Benchmark
    public int byHand() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                done++;
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(before);
            }
        }
        return done;
    }

    /** {@code Sessions.run}. */
    @Benchmark
    public int scopeRun() throws SQLException {
        sessions.run(session -> done++);
        return done;
    }

    /** {@code Sessions.run} inside another, which is not counted: what joining costs, both together. */
    @Benchmark
    public int scopeRunJoined() throws SQLException {
        sessions.run(outer -> sessions.run(inner -> done++));
        return done;
    }

    /** Spring's {@code TransactionTemplate}. */
    @Benchmark
    public int transactionTemplate() {
        template.executeWithoutResult(status -> done++);
        return done;
    }

    /** JDBI's {@code useTransaction}. */
    @Benchmark
    public int jdbiUseTransaction() {
        jdbi.useTransaction(handle -> done++);
        return done;
    }

    /** jOOQ's {@code transaction}. */
    @Benchmark
    public int jooqTransaction() {
        jooq.transaction(configuration -> done++);
        return done;
    }
}
