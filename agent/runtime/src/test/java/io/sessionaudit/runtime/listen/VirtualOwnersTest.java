package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.finding.FindingKind;
import io.sessionaudit.core.session.OpenSessions;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.runtime.support.Databases;
import io.sessionaudit.runtime.support.RecordingAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A virtual thread stands among the open sessions while it has one, and not until the watch comes round. */
class VirtualOwnersTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final HikariDataSource pool = Databases.hikari();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void itComesAndGoesWithItsSessions() throws Exception {
        onVirtualThread(() -> {
            for (int i = 0; i < 2; i++) {
                try (Connection connection = pool.getConnection()) {
                    assertThat(owner()).isNotNull();
                    assertThat(audit.open().count()).isOne();
                    assertThat(connection.isClosed()).isFalse();
                }
                assertThat(owner()).isNull();
            }
        });
        assertThat(audit.sessions()).hasSize(2);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void itStaysAsLongAsOneOfThemIsOpen() throws Exception {
        onVirtualThread(() -> {
            Connection outer = pool.getConnection();
            pool.getConnection().close();
            assertThat(owner()).isNotNull();
            outer.close();
            assertThat(owner()).isNull();
        });
        assertThat(audit.kinds()).containsExactly(FindingKind.SECOND_SESSION);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void whatItNeverClosesIsSeenWhenItIsGone() throws Exception {
        Connection[] left = new Connection[1];
        onVirtualThread(() -> left[0] = pool.getConnection());
        OpenSessions open = audit.open();
        assertThat(open.count()).isOne();
        left[0].close();
        assertThat(open.count()).isZero();
    }

    @Test
    void aPlatformThreadStays() throws SQLException {
        pool.getConnection().close();
        assertThat(owner()).isNotNull();
    }

    private Owner owner() {
        return audit.open().ownerOf(Thread.currentThread());
    }

    /** What may fail with anything. */
    private interface Task {
        void run() throws Exception;
    }

    /** By reflection, since this is compiled for Java 17. */
    private static void onVirtualThread(Task task) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable running = () -> {
            try {
                task.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        };
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, running);
        try {
            done.join();
        } catch (CompletionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
