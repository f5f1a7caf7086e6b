package io.sessionaudit.scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The expected behaviour of scopes, modeled with lists and without a database. */
final class ScopeModel {

    private final List<Integer> committed = new ArrayList<>();
    private final Map<Integer, String> outcomes = new TreeMap<>();

    /** The pending work of a transaction, or of the part after a savepoint. */
    private static final class Part {
        private final Part around;
        private List<Integer> pending = new ArrayList<>();
        private boolean rollbackOnly;

        Part(Part around) {
            this.around = around;
        }
    }

    /** Corresponds to {@link RollbackOnlyException}. */
    private static final class MarkedRollbackOnly extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    interface Work {
        void run() throws Exception;
    }

    /** The outcome of a program as one word. */
    static String outcome(Work work) {
        try {
            work.run();
            return "returned";
        } catch (MarkedRollbackOnly | RollbackOnlyException rollbackOnly) {
            return "rollback-only";
        } catch (ScopeProgram.Boom boom) {
            return "boom";
        } catch (Exception other) {
            return other.toString();
        }
    }

    List<Integer> committed() {
        Collections.sort(committed);
        return committed;
    }

    Map<Integer, String> outcomes() {
        return outcomes;
    }

    void run(ScopeProgram program, Part current) {
        boolean alone = current == null || program.propagation() == Propagation.REQUIRES_NEW;
        boolean joins = !alone && program.propagation() == Propagation.JOIN;
        Part part = alone ? new Part(null) : joins ? current : new Part(current);
        boolean commitAsked = false;
        try {
            boolean rollbackAsked = body(program, part);
            boolean commits = program.style() != ScopeProgram.Style.OPEN_ONLY;
            boolean quiet = rollbackAsked && program.style() == ScopeProgram.Style.RUN;
            if (commits && !joins && !quiet) {
                if (part.rollbackOnly) {
                    throw new MarkedRollbackOnly();
                }
                commit(part);
            }
            commitAsked = commits;
        } catch (RuntimeException failure) {
            part.rollbackOnly = true;
            throw failure;
        } finally {
            if (!joins) {
                rollBack(part);
            } else if (!commitAsked) {
                part.rollbackOnly = true;
            }
        }
    }

    private boolean body(ScopeProgram program, Part part) {
        boolean rollbackAsked = false;
        for (ScopeProgram.Step step : program.steps()) {
            if (step.insert() > 0) {
                part.pending.add(step.insert());
            } else if (step.inner() == null) {
                part.rollbackOnly = true;
                rollbackAsked = true;
            } else {
                try {
                    run(step.inner(), part);
                } catch (MarkedRollbackOnly | ScopeProgram.Boom failure) {
                    if (!step.caught()) {
                        throw failure;
                    }
                }
            }
        }
        if (program.fails()) {
            throw new ScopeProgram.Boom();
        }
        return rollbackAsked;
    }

    private void commit(Part part) {
        if (part.around == null) {
            committed.addAll(part.pending);
            part.pending.forEach(id -> outcomes.put(id, "committed"));
        } else {
            part.around.pending.addAll(part.pending);
        }
        part.pending = new ArrayList<>();
    }

    private void rollBack(Part part) {
        part.pending.forEach(id -> outcomes.put(id, "rolled back"));
        part.pending = new ArrayList<>();
    }
}
