package io.sessionaudit.scope;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done after a transaction, and what of it has come due.
 *
 * <p>Not thread-safe; for the owner of the session.
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

    /** Neither of the two can be said. */
    void outcomeUnknown() {
        onCommit.clear();
        onRollback.clear();
    }

    /** Hands what is not due yet, and all the rest, to the transaction around this one. */
    void moveTo(Hooks outer) {
        outer.onCommit.addAll(onCommit);
        outer.onRollback.addAll(onRollback);
        outer.due.addAll(due);
        outer.afterClose.addAll(afterClose);
        outcomeUnknown();
        due.clear();
        afterClose.clear();
    }

    /** Runs what is due; all of it, whatever fails. */
    void run(Failures failures) {
        due.forEach(hook -> failures.attempt(hook::run));
        afterClose.forEach(hook -> failures.attempt(hook::run));
    }
}
