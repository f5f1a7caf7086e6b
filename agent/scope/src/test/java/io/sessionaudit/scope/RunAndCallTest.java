package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class RunAndCallTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    @Test
    void runCommitsWorkOfBody() throws SQLException {
        pool.sessions().run(session -> insert(session, 1));

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void callCommitsAndReturnsValueOfBody() throws SQLException {
        String answer = pool.sessions().call(session -> {
            insert(session, 1);
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void callMayReturnNull() throws SQLException {
        assertThat(pool.sessions().<Object, RuntimeException>call(session -> null))
                .isNull();
    }

    @Test
    void commitsNothingBeforeBodyEnds() throws SQLException {
        pool.sessions().run(session -> {
            insert(session, 1);
            assertThat(pool.committed()).isEmpty();
        });
    }

    static Throwable[] everyKindOfThrowable() {
        return new Throwable[] {
            new IOException("checked"),
            new SQLException("from the database"),
            new IllegalArgumentException("unchecked"),
            new AssertionError("an error"),
            new StackOverflowError(),
            new Throwable("neither exception nor error")
        };
    }

    @ParameterizedTest
    @MethodSource("everyKindOfThrowable")
    void anyThrowableRollsBackAndPropagatesUnchanged(Throwable failure) throws SQLException {
        Throwable thrown = catchThrowable(() -> pool.sessions().run(session -> {
            insert(session, 1);
            RunAndCallTest.<RuntimeException>sneak(failure);
        }));

        assertThat(thrown).isSameAs(failure).hasNoSuppressedExceptions();
        assertThat(pool.committed()).isEmpty();
        assertThat(pool.borrowed()).isZero();
    }

    @Test
    void runDeclaresCheckedExceptionOfBody() {
        // The method compiles only if the compiler infers exactly IOException and SQLException.
        assertThatThrownBy(() -> readAndStore(pool.sessions())).isInstanceOf(IOException.class);
    }

    private static void readAndStore(Sessions sessions) throws IOException, SQLException {
        sessions.run(session -> {
            insert(session, 1);
            throw new IOException("no such file");
        });
    }

    @Test
    void callDeclaresNoExceptionIfBodyThrowsNone() throws SQLException {
        int sum = pool.sessions().call(session -> 1 + 1);

        assertThat(sum).isEqualTo(2);
    }

    @Test
    void acceptsBodyAsObject() throws SQLException, TimeoutException {
        SessionBody<TimeoutException> body = session -> insert(session, 1);

        pool.sessions().run(body);

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void bodyMayCommitInSteps() {
        assertThatThrownBy(() -> pool.sessions().run(session -> {
                    insert(session, 1);
                    session.commit();
                    insert(session, 2);
                    throw new IOException("after the first step");
                }))
                .isInstanceOf(IOException.class);

        assertThat(catchThrowable(() -> assertThat(pool.committed()).containsExactly(1)))
                .isNull();
    }

    @Test
    void bodyMayRollBackAndContinue() throws SQLException {
        pool.sessions().run(session -> {
            insert(session, 1);
            session.rollback();
            insert(session, 2);
        });

        assertThat(pool.committed()).containsExactly(2);
    }

    @Test
    void closesSessionWhenRunReturns() throws SQLException {
        AtomicReference<Session> kept = new AtomicReference<>();

        pool.sessions().run(kept::set);

        assertThat(pool.borrowed()).isZero();
        assertThatThrownBy(() -> kept.get().connection()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rejectsCloseByBodyAndCommitsNothing() throws SQLException {
        assertThatThrownBy(() -> pool.sessions().run(session -> {
                    insert(session, 1);
                    session.close();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the commit at the end of run or call was called by thread");

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void requiresBody() {
        assertThatThrownBy(() -> pool.sessions().run(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.sessions().call(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Sessions.of(null)).isInstanceOf(NullPointerException.class);
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void sneak(Throwable failure) throws X {
        throw (X) failure;
    }
}
