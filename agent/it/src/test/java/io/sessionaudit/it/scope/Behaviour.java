package io.sessionaudit.it.scope;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.sessionaudit.scope.CommitOutcomeUnknownException;
import io.sessionaudit.scope.HandOver;
import io.sessionaudit.scope.Isolation;
import io.sessionaudit.scope.RollbackOnlyException;
import io.sessionaudit.scope.Session;
import io.sessionaudit.scope.Sessions;

/** One row of the table of scope semantics: executes a case and describes its result. */
enum Behaviour {
    RETURNS("the body of `run` returns", trial -> trial.sessions.run(trial::insert1)),
    THROWS(
            "it throws",
            trial -> trial.fails(
                    IOException.class,
                    () -> trial.sessions.run(session -> {
                        trial.insert1(session);
                        throw new IOException("body");
                    }))),
    ROLLBACK_ONLY(
            "it called `setRollbackOnly()`",
            trial -> trial.sessions.run(session -> {
                trial.insert1(session);
                session.setRollbackOnly();
            })),
    CLOSED_WITHOUT_COMMIT("an opened session is closed without `commit()`", trial -> {
        try (Session session = trial.sessions.open()) {
            trial.insert1(session);
        }
    }),
    JOINED_FAILS(
            "a joined scope fails, the outer body catches that",
            trial -> trial.fails(
                    RollbackOnlyException.class,
                    () -> trial.sessions.run(outer -> {
                        trial.insert1(outer);
                        trial.fails(
                                IOException.class,
                                () -> trial.sessions.run(inner -> {
                                    trial.insert2(inner);
                                    throw new IOException("inner");
                                }));
                    }))),
    NESTED_FAILS(
            "a `nested` scope fails, the outer body catches that",
            trial -> trial.sessions.run(outer -> {
                trial.insert1(outer);
                trial.fails(
                        IOException.class,
                        () -> trial.sessions.nested().run(inner -> {
                            trial.insert2(inner);
                            throw new IOException("inner");
                        }));
            })),
    REQUIRES_NEW("the outer body fails after a `requiresNew` scope", trial -> {
        trial.fails(
                IOException.class,
                () -> trial.sessions.run(outer -> {
                    trial.insert1(outer);
                    trial.sessions.requiresNew().run(trial::insert2);
                    throw new IOException("outer");
                }));
    }),
    READ_ONLY("an `INSERT` in a `readOnly(true)` scope", trial -> {
        try {
            trial.sessions.scope("reader").readOnly(true).run(trial::insert1);
        } catch (SQLException refused) {
            trial.says("refused by the database");
        }
    }),
    ISOLATION("`isolation(SERIALIZABLE)`, and the level of the next session", trial -> {
        int before = trial.sessions.call(session -> session.connection().getTransactionIsolation());
        trial.sessions.scope("strict").isolation(Isolation.SERIALIZABLE).run(session -> {
            if (session.connection().getTransactionIsolation() == Connection.TRANSACTION_SERIALIZABLE) {
                trial.says("effective");
            }
        });
        if (trial.sessions.call(session -> session.connection().getTransactionIsolation()) == before) {
            trial.says("restored");
        }
    }),
    AUTO_COMMIT("autocommit of the next borrower's connection", trial -> {
        trial.sessions.run(trial::insert1);
        try (Connection next = trial.dataSource.getConnection()) {
            trial.says(next.getAutoCommit() ? "on, as before" : "off");
        }
    }),
    TIMEOUT("a query that takes longer than `timeout(1 s)`", trial -> {
        trial.fails(
                SQLException.class,
                () -> trial.sessions
                        .scope("hurried")
                        .timeout(Duration.ofSeconds(1))
                        .run(session -> {
                            trial.insert1(session);
                            try (Statement statement = session.connection().createStatement()) {
                                statement
                                        .executeQuery(trial.database.slowQuery())
                                        .next();
                            }
                        }));
        trial.says("cancelled");
    }),
    LIBRARY_COMMITS(
            "a library commits on a connection of `dataSource()`",
            trial -> trial.sessions.run(session -> {
                try (Connection loan = trial.sessions.dataSource().getConnection()) {
                    loan.setAutoCommit(false);
                    trial.insert(loan, 1);
                    loan.commit();
                }
                trial.says(trial.database.committed().isEmpty() ? "left to the session" : "committed at once");
            })),
    LIBRARY_ROLLS_BACK(
            "a library rolls back there",
            trial -> trial.fails(
                    RollbackOnlyException.class,
                    () -> trial.sessions.run(session -> {
                        trial.insert1(session);
                        try (Connection loan = trial.sessions.dataSource().getConnection()) {
                            loan.setAutoCommit(false);
                            trial.insert(loan, 2);
                            loan.rollback();
                        }
                    }))),
    HANDED_OVER("a session is handed over, the adopter commits", trial -> {
        Session session = trial.sessions.open();
        trial.insert1(session);
        try (HandOver handOver = session.handOver()) {
            CompletableFuture.runAsync(() -> trial.unchecked(() -> {
                        try (Session adopted = handOver.adopt()) {
                            trial.insert2(adopted);
                            adopted.commit();
                        }
                    }))
                    .join();
        }
    }),
    KILLED("the server kills the connection inside the body", trial -> {
        trial.fails(
                SQLException.class,
                () -> trial.sessions.run(session -> {
                    trial.insert1(session);
                    trial.kill(session);
                    trial.insert2(session);
                }));
        trial.sessions.run(session -> trial.says("the next session is a fresh one"));
    }),
    KILLED_BEFORE_COMMIT("it kills it just before the commit", trial -> {
        trial.fails(
                CommitOutcomeUnknownException.class,
                () -> trial.sessions.run(session -> {
                    trial.insert1(session);
                    trial.kill(session);
                }));
        trial.sessions.run(session -> trial.says("the next session is a fresh one"));
    });

    private final String words;
    private final Deed deed;

    Behaviour(String words, Deed deed) {
        this.words = words;
        this.deed = deed;
    }

    String words() {
        return words;
    }

    /** {@return the result: the message and the committed rows} */
    String tryOut(ScopeDatabase database, DataSource dataSource) throws Exception {
        if (database == ScopeDatabase.H2 && (this == KILLED || this == KILLED_BEFORE_COMMIT)) {
            return "(there is none: it runs in the same JVM)";
        }
        database.reset();
        Trial trial = new Trial(database, dataSource, Sessions.of(dataSource));
        deed.run(trial);
        List<Integer> kept = database.committed();
        if (this == ISOLATION) {
            return trial.observations();
        }
        trial.says(
                kept.isEmpty()
                        ? "nothing is kept"
                        : kept.equals(List.of(1, 2))
                                ? "all is kept"
                                : kept.equals(List.of(1)) && trial.inserts > 1
                                        ? "the outer part is kept"
                                        : kept.equals(List.of(2)) ? "the inner part is kept" : "it is kept");
        return trial.observations();
    }

    interface Deed {
        void run(Trial trial) throws Exception;
    }
}
