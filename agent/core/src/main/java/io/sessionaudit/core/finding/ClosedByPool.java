package io.sessionaudit.core.finding;

import java.util.List;

import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.SiteRegistry;

/** The pool closed a session because it was held longer than a limit of the pool allows. */
public final class ClosedByPool {
    private ClosedByPool() {}

    /**
     * A finding of kind {@code held}; it has the number of an earlier finding of that kind about the session, if there
     * is one.
     *
     * @param closing the close
     * @param isReported whether the session was reported as {@code held} before
     * @param ownerStack stack of the owner at that time; null if unknown
     * @param ownerState state of the owner at that time; null if unknown
     */
    public static Finding of(
            Session session,
            CapturedCall closing,
            boolean isReported,
            StackTraceElement[] ownerStack,
            Thread.State ownerState,
            long nanoTime) {
        Transaction transaction = session.transactionIfAny();
        boolean hasChanges = transaction != null && transaction.hasUncommittedChanges();
        String ownerName = session.ownerName(); // read now: the thread that closes the session becomes its last user
        return Finding.about(session, FindingKind.HELD, Severity.WARNING, nanoTime)
                .escalation(isReported ? 2 : 1)
                .build((context, evidence) -> {
                    evidence.put(LogFormat.HELD_MS, new LogWriter.Millis(nanoTime - session.openedNanos()));
                    evidence.put(LogFormat.SESSION_STATE, "closed-by-pool");
                    evidence.put(LogFormat.STATEMENTS, session.statements());
                    Evidence.putLastSql(session, evidence);
                    Evidence.putCallWithPoolFrames(closing, LogFormat.CLOSING, evidence);
                    Evidence.putOwner(context, ownerStack, ownerState, evidence);
                    KnownPool pool = session.source().pool();
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was closed by its pool, " + Evidence.words(nanoTime - session.openedNanos())
                                    + " after it was opened: by thread " + closing.threadName() + " at " + top(closing)
                                    + at(context, ownerStack, ownerName),
                            pool.title() + " closes a session that is held longer than its own limit allows"
                                    + " (removeAbandoned and similar settings); the code that has it gets an exception",
                            "Session Audit did nothing; "
                                    + (hasChanges
                                            ? "the session had changes that were not committed, and " + pool.title()
                                                    + " " + pool.poolAction().words()
                                            : "the session had no changes that were not committed"),
                            "Check that limit of the pool against how long the work takes: raise it, or close the"
                                    + " session earlier");
                });
    }

    private static String top(CapturedCall closing) {
        List<String> frames = SiteRegistry.renderWithMachinery(closing.stack().getStackTrace());
        return frames.stream()
                .filter(frame -> !frame.contains(".close(") && !frame.contains(".abort("))
                .findFirst()
                .orElse("a place unknown");
    }

    private static String at(FindingContext context, StackTraceElement[] ownerStack, String ownerName) {
        String place = Evidence.current(context, ownerStack);
        return place == null ? "" : ", while thread " + ownerName + " had it and was at " + place;
    }
}
