package io.sessionaudit.core.finding;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;

/** No call has used a transaction with changes for long; its locks block other transactions. */
public final class IdleInTransaction {
    private IdleInTransaction() {}

    /**
     * Of severity {@code info} if there are only possible changes.
     *
     * @param idleNanos how long no call has used the session
     * @param limitNanos {@code idle-transaction-after}
     * @param ownerStack current stack of the owner; null if unknown
     * @param ownerState current state of the owner; null if unknown
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
        return Finding.about(session, FindingKind.IDLE_IN_TRANSACTION, severity, nanoTime)
                .build((context, evidence) -> {
                    evidence.put(LogFormat.HELD_MS, new LogWriter.Millis(nanoTime - session.openedNanos()));
                    evidence.put(LogFormat.IDLE_MS, new LogWriter.Millis(idleNanos));
                    evidence.put(LogFormat.CHANGES, changes);
                    evidence.put(LogFormat.POSSIBLE_CHANGES, possibleChanges);
                    evidence.put(LogFormat.STATEMENTS, session.statements());
                    Evidence.putLastSql(session, evidence);
                    Evidence.putOwnerThread(session, evidence);
                    Evidence.putOwner(context, ownerStack, ownerState, evidence);
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack()) + " has "
                                    + (certain ? "changes" : "what may be changes")
                                    + " neither committed nor rolled back, and no call has used it for "
                                    + Evidence.words(idleNanos) + Evidence.now(context, ownerStack),
                            "A transaction with changes that is idle longer than idle-transaction-after="
                                    + Evidence.words(limitNanos) + " is reported: its locks keep others waiting",
                            "Nothing was done to it; its end will be logged",
                            "Commit or roll back before other work, such as calls to other systems; or raise"
                                    + " idle-transaction-after");
                });
    }
}
