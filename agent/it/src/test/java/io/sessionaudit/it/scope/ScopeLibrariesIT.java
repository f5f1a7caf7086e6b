package io.sessionaudit.it.scope;

import java.util.Properties;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.it.scope.ScopeDatabase.Lender;
import io.sessionaudit.scope.RollbackOnlyException;
import io.sessionaudit.scope.Sessions;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.hibernate.SessionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Libraries that need a data source take part in the session through its bound view, with their own transactions. */
class ScopeLibrariesIT {
    private static final ScopeDatabase DATABASE = ScopeDatabase.H2;

    /** Inserts one row, in a transaction of the library if it has one; fails after it on request. */
    interface Library {
        void insert(DataSource dataSource, int id, boolean fails) throws Exception;
    }

    static Stream<Arguments> libraries() {
        return Stream.of(
                arguments("JdbcTemplate", (Library) (dataSource, id, fails) -> new TransactionTemplate(
                                new DataSourceTransactionManager(dataSource))
                        .executeWithoutResult(status -> {
                            new JdbcTemplate(dataSource).update("INSERT INTO scope_item (id) VALUES (?)", id);
                            failIf(fails);
                        })),
                arguments("JDBI", (Library)
                        (dataSource, id, fails) -> Jdbi.create(dataSource).useTransaction(handle -> {
                            handle.execute("INSERT INTO scope_item (id) VALUES (?)", id);
                            failIf(fails);
                        })),
                arguments("jOOQ", (Library) (dataSource, id, fails) -> DSL.using(dataSource, SQLDialect.H2)
                        .transaction(configuration -> {
                            configuration.dsl().execute("INSERT INTO scope_item (id) VALUES (?)", id);
                            failIf(fails);
                        })),
                arguments("MyBatis", (Library) ScopeLibrariesIT::byMyBatis),
                arguments("Hibernate", (Library) ScopeLibrariesIT::byHibernate));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void libraryCommitIsDeferredToSessionAndBorrowsNothing(String name, Library library) throws Exception {
        DATABASE.reset();
        try (HikariDataSource pool = (HikariDataSource) Lender.HIKARICP.on(DATABASE)) {
            Sessions sessions = Sessions.of(pool);
            sessions.run(session -> {
                library.insert(sessions.dataSource(), 1, false);
                assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
                assertThat(DATABASE.committed()).isEmpty();
                assertThat(session.connection().isClosed()).isFalse();
            });
            assertThat(DATABASE.committed()).containsExactly(1);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void libraryRollbackMarksSessionRollbackOnly(String name, Library library) throws Exception {
        DATABASE.reset();
        try (HikariDataSource pool = (HikariDataSource) Lender.HIKARICP.on(DATABASE)) {
            Sessions sessions = Sessions.of(pool);
            assertThatThrownBy(() -> sessions.run(session -> {
                        library.insert(sessions.dataSource(), 1, false);
                        assertThatThrownBy(() -> library.insert(sessions.dataSource(), 2, true))
                                .hasStackTraceContaining("inside the library");
                    }))
                    .isInstanceOf(RollbackOnlyException.class);
            assertThat(DATABASE.committed()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void libraryIsIndependentOutsideSession(String name, Library library) throws Exception {
        DATABASE.reset();
        try (HikariDataSource pool = (HikariDataSource) Lender.HIKARICP.on(DATABASE)) {
            DataSource bound = Sessions.of(pool).dataSource();
            library.insert(bound, 1, false);
            assertThatThrownBy(() -> library.insert(bound, 2, true)).hasStackTraceContaining("inside the library");
            assertThat(DATABASE.committed()).containsExactly(1);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    /** The mapper interface of MyBatis. */
    interface Items {
        @Insert("INSERT INTO scope_item (id) VALUES (#{id})")
        void insert(int id);
    }

    private static void byMyBatis(DataSource dataSource, int id, boolean fails) {
        org.apache.ibatis.session.Configuration configuration = new org.apache.ibatis.session.Configuration(
                new Environment("test", new JdbcTransactionFactory(), dataSource));
        configuration.addMapper(Items.class);
        SqlSessionFactory factory = new SqlSessionFactoryBuilder().build(configuration);
        try (SqlSession session = factory.openSession()) {
            session.getMapper(Items.class).insert(id);
            failIf(fails);
            session.commit();
        }
    }

    /** The entity of Hibernate. */
    @Entity(name = "scope_item")
    static class Item {
        @Id
        int id;

        int amount;
    }

    private static void byHibernate(DataSource dataSource, int id, boolean fails) {
        Properties properties = new Properties();
        properties.put("hibernate.connection.datasource", dataSource);
        try (SessionFactory factory = new org.hibernate.cfg.Configuration()
                .addProperties(properties)
                .addAnnotatedClass(Item.class)
                .buildSessionFactory()) {
            factory.inTransaction(session -> {
                Item item = new Item();
                item.id = id;
                session.persist(item);
                session.flush();
                failIf(fails);
            });
        }
    }

    private static void failIf(boolean fails) {
        if (fails) {
            throw new IllegalStateException("inside the library");
        }
    }
}
