package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HooksTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    private final List<String> ran = new ArrayList<>();

    @Test
    void runsCommitHooksInOrderAndCloseHooksLast() throws SQLException {
        pool.sessions().run(session -> {
            session.afterClose(() -> ran.add("close"));
            watch(session, "a");
            watch(session, "b");
            assertThat(ran).isEmpty();
        });

        assertThat(ran).containsExactly("a committed", "b committed", "close");
    }

    @Test
    void runsRollbackHooksAfterFailure() {
        assertThatThrownBy(() -> pool.sessions().run(session -> {
                    watch(session, "a");
                    session.afterClose(() -> ran.add("close"));
                    throw new IOException("body");
                }))
                .isInstanceOf(IOException.class);

        assertThat(ran).containsExactly("a rolled back", "close");
    }

    @Test
    void runsHooksOfJoinedScopeAtTheEndOfTheOutermost() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> {
            sessions.run(inner -> watch(inner, "inner"));
            assertThat(ran).isEmpty();
            outer.setRollbackOnly();
        });

        assertThat(ran).containsExactly("inner rolled back");
    }

    @Test
    void runsHooksOfNestedScopeByOutcomeOfItsPart() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> {
            sessions.nested().run(nested -> watch(nested, "kept"));
            sessions.nested().run(nested -> {
                watch(nested, "undone");
                nested.setRollbackOnly();
            });
        });

        assertThat(ran).containsExactly("undone rolled back", "kept committed");
    }

    @Test
    void runsHooksOfRequiresNewAtItsEnd() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> {
            sessions.requiresNew().run(inner -> watch(inner, "inner"));
            assertThat(ran).containsExactly("inner committed");
        });
    }

    @Test
    void runsHooksOfOpenSessionByOutcomeOfEachPart() throws SQLException {
        try (Session session = pool.sessions().open()) {
            watch(session, "first");
            session.commit();
            watch(session, "second");
            session.rollback();
            watch(session, "third");
        }

        assertThat(ran).containsExactly("first committed", "second rolled back", "third rolled back");
    }

    @Test
    void hookMayOpenSession() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(session -> session.afterCommit(() -> {
            assertThat(sessions.isActive()).isFalse();
            assertThat(pool.borrowed()).isZero();
            sessions.never().run(own -> insert(own, 7));
        }));

        assertThat(pool.committed()).containsExactly(7);
    }

    @Test
    void failingHookReportsCommittedWorkAndOthersRun() throws SQLException {
        IOException failure = new IOException("mail");

        assertThatThrownBy(() -> pool.sessions().run(session -> {
                    insert(session, 1);
                    session.afterCommit(() -> {
                        throw failure;
                    });
                    watch(session, "b");
                }))
                .isInstanceOf(SessionHookException.class)
                .hasCause(failure)
                .hasMessageContaining("its work stays committed or rolled back");

        assertThat(ran).containsExactly("b committed");
        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void suppressesHookFailureAfterOtherFailure() {
        IOException body = new IOException("body");
        IOException hook = new IOException("hook");

        assertThatThrownBy(() -> pool.sessions().run(session -> {
                    session.afterRollback(() -> {
                        throw hook;
                    });
                    throw body;
                }))
                .isSameAs(body)
                .hasSuppressedException(hook);
    }

    private void watch(Session session, String name) {
        session.afterCommit(() -> ran.add(name + " committed"));
        session.afterRollback(() -> ran.add(name + " rolled back"));
    }
}
