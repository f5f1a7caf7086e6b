package io.sessionaudit.scope;

import java.util.ArrayList;
import java.util.List;

/**
 * The hooks of a transaction, and which of them are due.
 *
 * <p>Not thread-safe; confined to the owner of the session.
 */
final class Hooks {

    private final List<SessionHook> onCommit = new ArrayList<>();
    private final List<SessionHook> onRollback = new ArrayList<>();
    private final List<SessionHook> due = new ArrayList<>();
    private final List<SessionHook> afterClose = new ArrayList<>();

    void afterCommit(SessionHook hook) {
        onCommit.add(hook);
    }

    void afterRollback(SessionHook hook) {
        onRollback.add(hook);
    }

    void afterClose(SessionHook hook) {
        afterClose.add(hook);
    }

    void committed() {
        due.addAll(onCommit);
        outcomeUnknown();
    }

    void rolledBack() {
        due.addAll(onRollback);
        outcomeUnknown();
    }

    /** Drops the hooks for commit and rollback: whether the transaction was committed is unknown. */
    void outcomeUnknown() {
        onCommit.clear();
        onRollback.clear();
    }

    /** Moves all hooks, due or not, to the enclosing transaction. */
    void moveTo(Hooks outer) {
        outer.onCommit.addAll(onCommit);
        outer.onRollback.addAll(onRollback);
        outer.due.addAll(due);
        outer.afterClose.addAll(afterClose);
        outcomeUnknown();
        due.clear();
        afterClose.clear();
    }

    /** Runs all due hooks, even if some fail. */
    void run(Failures failures) {
        due.forEach(hook -> failures.attempt(hook::run));
        afterClose.forEach(hook -> failures.attempt(hook::run));
    }
}
