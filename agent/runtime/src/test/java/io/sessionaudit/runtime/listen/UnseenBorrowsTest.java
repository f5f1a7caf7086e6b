package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.finding.FindingKind;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.hooks.SessionAuditSlot;
import io.sessionaudit.runtime.support.Databases;
import io.sessionaudit.runtime.support.RecordingAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Where more threads wait than are followed, a virtual thread is only counted until it has its connection. */
class UnseenBorrowsTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final HikariDataSource pool = poolOfOne();

    @BeforeEach
    void crowd() throws SQLException {
        pool.getConnection().close(); // the first borrow introduces the pool
        audit.open().crowded(true);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void theSessionIsLikeAnyOther() throws Exception {
        Thread borrower = whileItWaits(startVirtual(this::borrow), thread -> {
            assertThat(source().unseenWaiters()).hasValue(1);
            assertThat(audit.open().ownerOf(thread)).isNull();
        });

        assertThat(source().unseenWaiters()).hasValue(0);
        Session session = audit.sessions().get(audit.sessions().size() - 1);
        assertThat(session.owner().threadId()).isEqualTo(borrower.getId());
        assertThat(session.source()).isSameAs(source());
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aFailureForWantOfAConnectionIsSaid() throws Exception {
        try (HikariDataSource impatient = poolOfOne()) {
            impatient.setConnectionTimeout(Duration.ofMillis(250).toMillis());
            try (Connection held = impatient.getConnection()) {
                startVirtual(() -> assertThatThrownBy(impatient::getConnection).isInstanceOf(SQLException.class))
                        .get()
                        .join();
                assertThat(held.isClosed()).isFalse();
            }
            assertThat(source(impatient).unseenWaiters()).hasValue(0);
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.STARVED);
    }

    @Test
    void aPlatformThreadIsFollowed() throws Exception {
        whileItWaits(
                () -> {
                    Thread thread = new Thread(this::borrow);
                    thread.start();
                    return thread;
                },
                thread -> {
                    assertThat(source().unseenWaiters()).hasValue(0);
                    assertThat(audit.open().ownerOf(thread))
                            .extracting(Owner::waitsFor)
                            .isSameAs(source());
                });
    }

    /** Something that starts a thread. */
    private interface Starting {
        Thread get() throws Exception;
    }

    private Thread whileItWaits(Starting borrower, Consumer<Thread> look) throws Exception {
        Thread thread;
        try (Connection held = pool.getConnection()) {
            thread = borrower.get();
            await().until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
            look.accept(thread);
            assertThat(held.isClosed()).isFalse();
        }
        thread.join();
        return thread;
    }

    private void borrow() {
        try {
            pool.getConnection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Source source() {
        return source(pool);
    }

    private static Source source(HikariDataSource pool) {
        return (Source) ((SessionAuditSlot) (Object) pool).sessionAuditSlot();
    }

    private static HikariDataSource poolOfOne() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(Databases.h2());
        pool.setMaximumPoolSize(1);
        return pool;
    }

    /** By reflection, since this is compiled for Java 17. */
    private static Starting startVirtual(Runnable task) {
        return () -> (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }
}
