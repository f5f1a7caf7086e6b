package io.sessionaudit.scope;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SessionUseTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    @Test
    void currentIsInnermostSession() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> {
            assertThat(sessions.current()).isSameAs(outer);
            sessions.run(inner -> assertThat(sessions.current()).isSameAs(inner));
        });
    }

    @Test
    void currentWithoutSessionExplainsFix() {
        assertThatIllegalStateException()
                .isThrownBy(() -> pool.sessions().current())
                .withMessageContaining("No session is open on thread \"main\"")
                .withMessageContaining("Call current() inside run or call");
    }

    @Test
    void isActiveFromBeginToEnd() throws SQLException {
        Sessions sessions = pool.sessions();
        assertThat(sessions.isActive()).isFalse();
        sessions.run(session -> assertThat(sessions.isActive()).isTrue());
        assertThat(sessions.isActive()).isFalse();
    }

    @Test
    void openSessionTextHasThreadTimeAndOpeningLine() throws SQLException {
        try (Session session = pool.sessions().open()) {
            assertThat(session.toString())
                    .matches("Session \\d+ \\[open, opened 20\\S+Z by thread \"main\" #\\d+"
                            + " at io\\.sessionaudit\\.scope\\.SessionUseTest\\.\\w+\\(SessionUseTest\\.java:\\d+\\)]");
        }
    }

    @Test
    void textOfRunSessionHasClassOfBody() throws SQLException {
        pool.sessions()
                .run(session -> assertThat(session.toString()).endsWith(" in io.sessionaudit.scope.SessionUseTest]"));
    }

    @Test
    void closedSessionTextHasTimeAndThreadOfClose() throws SQLException {
        Session session = pool.sessions().open();
        session.close();

        assertThat(session.toString()).matches("Session \\d+ \\[closed 20\\S+Z by thread \"main\" #\\d+, opened .*]");
    }

    @Test
    void endedJoinedScopeTextHasItsEndWhileSessionIsOpen() throws SQLException {
        pool.sessions().run(outer -> {
            Session inner = pool.sessions().open();
            inner.commit();
            inner.close();

            assertThat(inner.toString()).contains("[open, this joined scope closed, opened ");
            assertThatThrownBy(inner::connection).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void rejectsUseAfterCloseWithOpeningPlace() throws SQLException {
        Session session = pool.sessions().open();
        session.close();

        assertThat(uses(session)).allSatisfy(use -> {
            IllegalStateException refused = catchThrowableOfType(IllegalStateException.class, use);
            assertThat(refused)
                    .hasMessageContaining("was called by thread \"main\"")
                    .hasMessageContaining(session.toString());
            assertThat(refused.getCause().getStackTrace())
                    .anySatisfy(frame -> assertThat(frame.getFileName()).isEqualTo("SessionUseTest.java"));
        });
    }

    @Test
    void rejectsUseByOtherThreadNamingBothThreads() throws Exception {
        try (Session session = pool.sessions().open()) {
            assertThat(Stream.concat(uses(session), Stream.of(session::close))).allSatisfy(use -> {
                IllegalStateException refused = onOtherThread(use);
                assertThat(refused)
                        .hasMessageContaining("was called by thread \"other\"")
                        .hasMessageContaining("by thread \"main\"")
                        .hasMessageContaining("SessionUseTest.java");
            });
            assertThat(session.connection().isClosed()).isFalse();
        }
    }

    @Test
    void rejectionForOtherThreadShowsStackOfOwner() throws SQLException {
        pool.sessions().run(session -> {
            Throwable owner = onOtherThread(session::connection).getCause();

            assertThat(owner).hasMessageContaining("thread \"main\"");
            assertThat(owner.getStackTrace())
                    .anySatisfy(frame -> assertThat(frame.getClassName())
                            .isEqualTo(getClass().getName()));
        });
    }

    @Test
    void closedSessionMayBeClosedAndPrintedByAnyThread() throws Exception {
        Session session = pool.sessions().open();
        session.close();

        Callable<String> closeAndPrint = () -> {
            session.close();
            return session.toString();
        };
        assertThat(OtherThread.call(closeAndPrint)).isEqualTo(session.toString());
    }

    private static Stream<ThrowingCallable> uses(Session session) {
        return Stream.of(session::connection, session::commit, session::rollback, session::setRollbackOnly);
    }

    private static IllegalStateException onOtherThread(ThrowingCallable use) {
        try {
            return OtherThread.call(() -> catchThrowableOfType(IllegalStateException.class, use));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
