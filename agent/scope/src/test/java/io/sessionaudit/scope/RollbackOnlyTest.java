package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RollbackOnlyTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    @Test
    void outerCommitFailsWithCaughtInnerFailure() throws SQLException {
        IOException failure = new IOException("inside");

        Throwable doomed = doomedBy(inner -> {
            insert(inner, 1);
            throw failure;
        });

        assertThat(doomed).hasCause(failure).hasMessageContaining("marked rollback-only by a java.io.IOException");
        assertThat(((SQLException) doomed).getSQLState()).isEqualTo("2D000");
    }

    @Test
    void firstInnerFailureIsTheCause() throws SQLException {
        IOException first = new IOException("first");

        Throwable doomed = doomedBy(inner -> {
            failAndCatch(first);
            failAndCatch(new IOException("second"));
        });

        assertThat(doomed).hasCause(first);
    }

    @Test
    void innerSessionClosedWithoutCommitMarksOuter() throws SQLException {
        Throwable doomed = doomedBy(inner -> {
            try (Session forgotten = pool.sessions().open()) {
                insert(forgotten, 1);
            }
        });

        assertThat(doomed).hasRootCauseMessage("a joined session was closed without commit() here");
    }

    @Test
    void unclosedInnerSessionMarksOuterAndIsClosedWithIt() throws SQLException {
        Throwable doomed = doomedBy(inner -> insert(pool.sessions().open(), 1));

        assertThat(doomed.getCause())
                .hasMessageContaining("RollbackOnlyTest.java")
                .hasMessageContaining("neither");
    }

    @Test
    void innerRollbackMarksOuter() throws SQLException {
        Throwable doomed = doomedBy(inner -> {
            insert(inner, 1);
            inner.rollback();
        });

        assertThat(doomed.getCause()).hasMessageContaining("rollback() was called here");
    }

    @Test
    void innerSetRollbackOnlyMarksOuter() throws SQLException {
        Throwable doomed = doomedBy(Session::setRollbackOnly);

        assertThat(doomed).hasRootCauseMessage("setRollbackOnly() was called here");
    }

    @Test
    void outerRollbackWhileInnerIsOpenRollsBackAll() throws SQLException {
        Throwable doomed = catchThrowableOfType(
                RollbackOnlyException.class,
                () -> pool.sessions()
                        .run(outer -> pool.sessions().run(inner -> {
                            insert(inner, 1);
                            outer.rollback();
                            insert(inner, 2);
                        })));

        assertThat(doomed).isNotNull();
        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void setRollbackOnlyInOutermostBodyRollsBackWithoutException() throws SQLException {
        String answer = pool.sessions().call(session -> {
            insert(session, 1);
            session.setRollbackOnly();
            return "tried";
        });

        assertThat(answer).isEqualTo("tried");
        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void rejectsCommitAfterSetRollbackOnly() throws SQLException {
        try (Session session = pool.sessions().open()) {
            insert(session, 1);
            session.setRollbackOnly();

            assertThatThrownBy(session::commit).isInstanceOf(RollbackOnlyException.class);
        }

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void outermostRollbackClearsRollbackOnly() throws SQLException {
        pool.sessions().run(outer -> {
            failAndCatch(new IOException("inside"));
            insert(outer, 1);
            outer.rollback();
            insert(outer, 2);
        });

        assertThat(pool.committed()).containsExactly(2);
    }

    @Test
    void commitsWorkAfterExplicitRollbackOfRollbackOnlySession() throws SQLException {
        pool.sessions().run(session -> {
            insert(session, 1);
            session.setRollbackOnly();
            session.rollback();
            insert(session, 2);
        });

        assertThat(pool.committed()).containsExactly(2);
    }

    @Test
    void includesRollbackOnlyInText() throws SQLException {
        pool.sessions().run(session -> {
            assertThat(session.toString()).doesNotContain("rollback-only");
            session.setRollbackOnly();
            assertThat(session.toString()).contains("[open, rollback-only, opened ");
        });
    }

    /** Runs the body inside an outer session that catches what it throws, and returns the failure of the outer one. */
    private Throwable doomedBy(SessionBody<Exception> inner) throws SQLException {
        Throwable doomed = catchThrowableOfType(
                RollbackOnlyException.class,
                () -> pool.sessions().run(outer -> {
                    insert(outer, 99);
                    catchThrowable(() -> pool.sessions().run(inner));
                }));
        assertThat(doomed).isNotNull();
        assertThat(pool.committed()).isEmpty();
        return doomed;
    }

    private void failAndCatch(IOException failure) {
        assertThatThrownBy(() -> pool.sessions().run(session -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }
}
