package io.sessionaudit.core.finding;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;

/**
 * A session has been open longer than {@code held-after}. It is probably a leak if no call has used it lately,
 * otherwise slow work.
 */
public final class Held {
    private Held() {}

    /**
     * Of severity {@code warning} if it is idle, otherwise {@code info}.
     *
     * @param heldNanos how long it has been open
     * @param idleNanos how long no call has used it
     * @param limitNanos {@code held-after}
     * @param ownerStack current stack of the owner; null if unknown
     * @param ownerState current state of the owner; null if unknown
     */
    public static Finding of(
            Session session,
            SessionActivity activity,
            long heldNanos,
            long idleNanos,
            long limitNanos,
            StackTraceElement[] ownerStack,
            Thread.State ownerState,
            int escalation,
            long nanoTime) {
        Severity severity = activity == SessionActivity.IDLE ? Severity.WARNING : Severity.INFO;
        return Finding.about(session, FindingKind.HELD, severity, nanoTime)
                .escalation(escalation)
                .onlyIf(context -> !isKeptByLibrary(context, session, ownerStack))
                .build((context, evidence) -> {
                    evidence.put(LogFormat.HELD_MS, new LogWriter.Millis(heldNanos));
                    evidence.put(LogFormat.SESSION_STATE, activity.label());
                    evidence.put(LogFormat.IDLE_MS, new LogWriter.Millis(idleNanos));
                    evidence.put(LogFormat.STATEMENTS, session.statements());
                    Evidence.putLastSql(session, evidence);
                    Evidence.putOwnerThread(session, evidence);
                    Evidence.putOwner(context, ownerStack, ownerState, evidence);
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " has been open for " + Evidence.words(heldNanos) + what(activity, idleNanos)
                                    + Evidence.now(context, ownerStack),
                            "A session open longer than held-after=" + Evidence.words(limitNanos) + " is reported",
                            "Nothing was done to it; its end will be logged",
                            remedy(activity));
                });
    }

    /** Some libraries keep a connection on purpose, to listen for notifications or to hold a lock. */
    private static boolean isKeptByLibrary(FindingContext context, Session session, StackTraceElement[] ownerStack) {
        return LibraryCode.isAlone(context, session.openingStack()) && LibraryCode.isAlone(context, ownerStack);
    }

    private static String what(SessionActivity activity, long idleNanos) {
        return switch (activity) {
            case IDLE ->
                " and no statement or transaction call has used it for " + Evidence.words(idleNanos)
                        + ": probably a leak, unless a long result is read or other work is done while it is held";
            case IN_CALL -> " and is inside a call now: slow work rather than a leak";
            case WORKING, WAITING, SEVERAL -> " and is still being used: long work rather than a leak";
        };
    }

    private static String remedy(SessionActivity activity) {
        return activity == SessionActivity.IDLE
                ? "Close it in a try-with-resources, and do other work before or after; or raise held-after"
                : "If the work is meant to take that long, raise held-after";
    }
}
