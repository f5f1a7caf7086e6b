package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JoiningTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    @Test
    void innerRunCallAndOpenShareOutermostConnection() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> {
            Connection connection = outer.connection();
            sessions.run(inner -> assertThat(inner.connection()).isSameAs(connection));
            assertThat(sessions.call(Session::connection)).isSameAs(connection);
            try (Session inner = sessions.open()) {
                assertThat(inner.connection()).isSameAs(connection);
                inner.commit();
            }
            assertThat(pool.borrowed()).isEqualTo(1);
        });
    }

    @Test
    void joinedSessionHasSameTextAsItsOuter() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> sessions.run(inner -> assertThat(inner).hasToString(outer.toString())));
    }

    @Test
    void innerCommitIsDeferredToOutermost() throws SQLException {
        Sessions sessions = pool.sessions();
        try (Session outer = sessions.open()) {
            sessions.run(inner -> insert(inner, 1));
            try (Session inner = sessions.open()) {
                insert(inner, 2);
                inner.commit();
            }
            assertThat(pool.committed()).isEmpty();

            outer.commit();
            assertThat(pool.committed()).containsExactly(1, 2);
        }
    }

    @Test
    void rollsBackInnerWorkIfOuterBodyFails() throws SQLException {
        Sessions sessions = pool.sessions();

        assertThatThrownBy(() -> sessions.run(outer -> {
                    sessions.run(inner -> insert(inner, 1));
                    throw new IOException("later");
                }))
                .isInstanceOf(IOException.class);

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void rethrowsInnerFailureUnchanged() throws SQLException {
        Sessions sessions = pool.sessions();
        IOException failure = new IOException("inside");

        assertThatThrownBy(() -> sessions.run(outer -> sessions.run(inner -> {
                    insert(inner, 1);
                    throw failure;
                })))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void outermostContinuesAfterInnerEnds() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> {
            insert(outer, 1);
            sessions.run(inner -> insert(inner, 2));
            insert(outer, 3);
            assertThat(sessions.current()).isSameAs(outer);
        });

        assertThat(pool.committed()).containsExactly(1, 2, 3);
    }

    @Test
    void joinsAtAnyDepth() throws SQLException {
        nest(pool.sessions(), 100);

        assertThat(pool.committed()).hasSize(100);
    }

    private static void nest(Sessions sessions, int depth) throws SQLException {
        if (depth > 0) {
            sessions.run(session -> {
                insert(session, depth);
                nest(sessions, depth - 1);
            });
        }
    }

    @Test
    void closingInnerTwiceDoesNotCloseOuter() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> {
            Session inner = sessions.open();
            inner.commit();
            inner.close();
            inner.close();
            insert(outer, 1);
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void rejectsOuterCommitWhileInnerIsOpen() throws SQLException {
        Sessions sessions = pool.sessions();
        try (Session outer = sessions.open();
                Session inner = sessions.open()) {
            insert(inner, 1);

            assertThatThrownBy(outer::commit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("JoiningTest.java")
                    .hasMessageContaining("This commit did nothing");
        }

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void closingOutermostFromInsideEndsAll() throws SQLException {
        Sessions sessions = pool.sessions();
        Session outer = sessions.open();
        Session inner = sessions.open();

        outer.close();

        assertThat(sessions.isActive()).isFalse();
        assertThatThrownBy(inner::connection).isInstanceOf(IllegalStateException.class);
        inner.close();
    }

    @Test
    void doesNotJoinAcrossSessionsObjects() throws SQLException {
        Sessions others = Sessions.of(pool.dataSource());
        pool.sessions()
                .run(session -> others.run(other -> {
                    assertThat(other.connection()).isNotSameAs(session.connection());
                    assertThat(pool.borrowed()).isEqualTo(2);
                }));
    }
}
