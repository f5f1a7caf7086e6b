package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PropagationTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    @Test
    void requiresNewCommitsIndependentlyOfOuterSession() throws SQLException {
        Sessions sessions = pool.sessions();

        assertThatThrownBy(() -> sessions.run(outer -> {
                    insert(outer, 1);
                    sessions.requiresNew().run(inner -> {
                        assertThat(inner.connection()).isNotSameAs(outer.connection());
                        assertThat(inner.id()).isNotEqualTo(outer.id());
                        insert(inner, 2);
                    });
                    assertThat(sessions.current()).isSameAs(outer);
                    throw new IOException("later");
                }))
                .isInstanceOf(IOException.class);

        assertThat(pool.committed()).containsExactly(2);
    }

    @Test
    void failureOfRequiresNewDoesNotAffectOuterSession() throws SQLException {
        Sessions sessions = pool.sessions();

        sessions.run(outer -> {
            insert(outer, 1);
            assertThatThrownBy(() -> sessions.requiresNew().run(inner -> {
                        insert(inner, 2);
                        throw new IOException("inside");
                    }))
                    .isInstanceOf(IOException.class);
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void sessionOfRequiresNewCanBeJoinedAndNeedsNoOuterSession() throws SQLException {
        Sessions sessions = pool.sessions();

        sessions.run(outer -> sessions.requiresNew().run(inner -> {
            Connection second = inner.connection();
            sessions.run(joined -> assertThat(joined.connection()).isSameAs(second));
        }));
        sessions.requiresNew().run(session -> insert(session, 1));

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void unclosedRequiresNewEndsWithOuterSessionAndPreventsItsCommit() throws SQLException {
        Sessions sessions = pool.sessions();

        assertThatThrownBy(() -> sessions.run(outer -> {
                    insert(outer, 1);
                    insert(sessions.requiresNew().open(), 2);
                }))
                .isInstanceOf(RollbackOnlyException.class)
                .cause()
                .hasMessageContaining("neither committed nor closed");

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void failureOfNestedScopeRollsBackItsPartOnly() throws SQLException {
        Sessions sessions = pool.sessions();

        sessions.run(outer -> {
            insert(outer, 1);
            assertThatThrownBy(() -> sessions.nested().run(inner -> {
                        insert(inner, 2);
                        throw new IOException("inside");
                    }))
                    .isInstanceOf(IOException.class);
            insert(outer, 3);
        });

        assertThat(pool.committed()).containsExactly(1, 3);
    }

    @Test
    void commitOfNestedScopeDependsOnOuterSession() throws SQLException {
        Sessions sessions = pool.sessions();

        sessions.run(outer -> {
            sessions.nested().run(inner -> insert(inner, 1));
            outer.setRollbackOnly();
        });
        assertThat(pool.committed()).isEmpty();

        sessions.run(outer -> sessions.nested().run(inner -> insert(inner, 1)));
        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void failureOfScopeJoiningNestedScopeAffectsOnlyThatScope() throws SQLException {
        Sessions sessions = pool.sessions();

        sessions.run(outer -> {
            insert(outer, 1);
            assertThatThrownBy(() -> sessions.nested().run(nested -> {
                        insert(nested, 2);
                        assertThatThrownBy(() -> sessions.run(joined -> {
                                    throw new IOException("inside");
                                }))
                                .isInstanceOf(IOException.class);
                    }))
                    .isInstanceOf(RollbackOnlyException.class)
                    .hasCauseInstanceOf(IOException.class);
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void openNestedScopeKeepsCommittedAndRollsBackOtherWork() throws SQLException {
        Sessions sessions = pool.sessions();

        sessions.run(outer -> {
            try (Session nested = sessions.nested().open()) {
                insert(nested, 1);
                nested.commit();
                insert(nested, 2);
                nested.rollback();
                insert(nested, 3);
            }
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void nestedScopeMayBeSetRollbackOnly() throws SQLException {
        Sessions sessions = pool.sessions();

        sessions.run(outer -> {
            insert(outer, 1);
            sessions.nested().run(nested -> {
                insert(nested, 2);
                nested.setRollbackOnly();
            });
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void missingSavepointMarksSessionRollbackOnly() throws SQLException {
        Sessions sessions = pool.sessions();
        IOException failure = new IOException("inside");

        assertThatThrownBy(() -> sessions.run(outer -> {
                    insert(outer, 1);
                    assertThatThrownBy(() -> sessions.nested().run(nested -> {
                                // Like a deadlock in MySQL: the transaction and its savepoints are gone.
                                nested.connection().rollback();
                                throw failure;
                            }))
                            .isSameAs(failure);
                    assertThat(failure.getSuppressed()).hasSize(1);
                }))
                .isInstanceOf(RollbackOnlyException.class);

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void nestedOpensSessionIfThereIsNone() throws SQLException {
        pool.sessions().nested().run(session -> insert(session, 1));

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void mandatoryJoinsAndIsRejectedWithoutSession() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> sessions.mandatory().run(inner -> insert(inner, 1)));

        assertThat(pool.committed()).containsExactly(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> sessions.mandatory().name("stock").run(session -> insert(session, 2)))
                .withMessageStartingWith("Scope \"stock\" was started on thread \"main\"")
                .withMessageContaining("MANDATORY");
        assertThat(pool.borrowed()).isZero();
    }

    @Test
    void neverOpensSessionAndIsRejectedInsideOne() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.never().run(session -> insert(session, 1));

        sessions.run(outer -> assertThatIllegalStateException()
                .isThrownBy(() -> sessions.never().run(session -> insert(session, 2)))
                .withMessageContaining(outer.toString()));
        assertThat(pool.committed()).containsExactly(1);
    }
}
