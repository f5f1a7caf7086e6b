package io.sessionaudit.scope;

import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs of scopes inside scopes, made at random, are run and compared with what a simple model says of them: what is
 * committed, which exception comes out, which hooks run. A failure names its seed; the same seed makes the same
 * programs.
 */
class RandomScopesTest {

    private static final int PROGRAMS = 150;

    @RegisterExtension
    final TestPool pool = new TestPool(8);

    @RepeatedTest(4)
    void scopesDoWhatTheModelSays(RepetitionInfo repetition) throws SQLException {
        for (int i = 0; i < PROGRAMS; i++) {
            long seed = repetition.getCurrentRepetition() * 1_000L + i;
            ScopeProgram program = ScopeProgram.random(new Random(seed), 4);
            ScopeModel model = new ScopeModel();
            String expected = ScopeModel.outcome(() -> model.run(program, null));
            Map<Integer, String> fates = new TreeMap<>();
            String actual = ScopeModel.outcome(() -> run(pool.sessions(), program, fates));

            String which = "seed " + seed + ": " + program;
            assertThat(actual).as(which).isEqualTo(expected);
            assertThat(pool.committed()).as(which).isEqualTo(model.committed());
            assertThat(fates).as(which).isEqualTo(model.fates());
            assertThat(pool.sessions().isActive()).as(which).isFalse();
            assertThat(pool.borrowed()).as(which).isZero();
            pool.clear();
        }
    }

    private static void run(Sessions sessions, ScopeProgram program, Map<Integer, String> fates) throws SQLException {
        Scope scope = sessions.scope("random").propagation(program.propagation());
        if (program.style() == ScopeProgram.Style.RUN) {
            scope.run(session -> body(sessions, session, program, fates));
            return;
        }
        try (Session session = scope.open()) {
            body(sessions, session, program, fates);
            if (program.style() == ScopeProgram.Style.OPEN_AND_COMMIT) {
                session.commit();
            }
        }
    }

    private static void body(Sessions sessions, Session session, ScopeProgram program, Map<Integer, String> fates)
            throws SQLException {
        for (ScopeProgram.Step step : program.steps()) {
            if (step.insert() > 0) {
                int id = step.insert();
                TestPool.insert(session, id);
                session.afterCommit(() -> fates.put(id, "committed"));
                session.afterRollback(() -> fates.put(id, "rolled back"));
            } else if (step.inner() == null) {
                session.setRollbackOnly();
            } else {
                try {
                    run(sessions, step.inner(), fates);
                } catch (ScopeProgram.Boom | RollbackOnlyException failure) {
                    if (!step.caught()) {
                        throw failure;
                    }
                }
            }
        }
        if (program.fails()) {
            throw new ScopeProgram.Boom();
        }
    }
}
