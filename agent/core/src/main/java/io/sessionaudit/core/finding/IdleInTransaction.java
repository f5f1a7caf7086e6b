package io.sessionaudit.core.finding;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;

/** A transaction with changes, and nobody goes on with it: its locks keep others waiting. */
public final class IdleInTransaction {
    private IdleInTransaction() {}

    /**
     * Changes that are certain, or only possible where no update count was given.
     *
     * @param idleNanos how long no call has used the session
     * @param limitNanos {@code idle-transaction-after}
     * @param ownerStack what the owner is doing now; null where it cannot be said
     * @param ownerState the owner's state now; null where it cannot be said
     */
    public static Finding of(
            Session session,
            int changes,
            int possibleChanges,
            long idleNanos,
            long limitNanos,
            StackTraceElement[] ownerStack,
            Thread.State ownerState,
            long nanoTime) {
        boolean certain = changes > 0;
        Severity severity = certain ? Severity.WARNING : Severity.INFO;
        return Finding.about(session, FindingKind.IDLE_IN_TRANSACTION, severity, nanoTime, (context, evidence) -> {
            evidence.put("held_ms", new LogWriter.Millis(nanoTime - session.openedNanos()));
            evidence.put("idle_ms", new LogWriter.Millis(idleNanos));
            evidence.put("changes", changes);
            evidence.put("possible_changes", possibleChanges);
            evidence.put("statements", session.statements());
            Evidence.putLastSql(session, evidence);
            Evidence.putOwnerThread(session, evidence);
            Evidence.putOwner(ownerStack, ownerState, evidence);
            return new Message(
                    "The session opened at " + Evidence.place(context, session.openingStack()) + " has "
                            + (certain ? "changes" : "what may be changes")
                            + " neither committed nor rolled back, and no call has used it for "
                            + Evidence.words(idleNanos) + Evidence.now(ownerStack),
                    "A transaction with changes that is idle longer than idle-transaction-after="
                            + Evidence.words(limitNanos) + " is reported: its locks keep others waiting",
                    "Nothing was done to it; its end will be logged",
                    "Commit or roll back before other work, such as calls to other systems; or raise"
                            + " idle-transaction-after");
        });
    }
}
