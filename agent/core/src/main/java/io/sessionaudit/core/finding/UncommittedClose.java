package io.sessionaudit.core.finding;

import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;

/** A session was closed with changes that were neither committed nor rolled back. */
public final class UncommittedClose {
    private UncommittedClose() {}

    /**
     * Of severity {@code info} if there are only possible changes.
     *
     * @param changes number of statements that changed something
     * @param possibleChanges number of statements that may have, because they returned no update count
     */
    public static Finding of(Session session, int changes, int possibleChanges, long nanoTime) {
        boolean certain = changes > 0;
        Severity severity = certain ? Severity.WARNING : Severity.INFO;
        return Finding.about(session, FindingKind.UNCOMMITTED_CLOSE, severity, nanoTime)
                .build((context, evidence) -> {
                    evidence.put(LogFormat.CHANGES, changes);
                    evidence.put(LogFormat.POSSIBLE_CHANGES, possibleChanges);
                    KnownPool pool = session.source().pool();
                    KnownPool.PoolAction action = pool == null ? KnownPool.PoolAction.UNKNOWN : pool.poolAction();
                    evidence.put(LogFormat.POOL_ACTION, action.label());
                    Evidence.putLastSql(session, evidence);
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was closed with "
                                    + (certain ? "changes" : "what may be changes")
                                    + " neither committed nor rolled back",
                            "A transaction with changes ends with commit or rollback, before close",
                            "Nothing was done; " + (pool == null ? "the driver " : pool.title() + " ") + action.words(),
                            "Commit on success and roll back on every other path");
                });
    }
}
