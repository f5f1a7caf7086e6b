package io.sessionaudit.core.finding;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;

/**
 * A session has been open longer than {@code held-after}. The wording tells a probable leak from slow work: what counts is
 * whether anything has used the session lately.
 */
public final class Held {
    private Held() {}

    /**
     * A session that is held.
     *
     * @param heldNanos how long it has been open
     * @param idleNanos how long no call has used it
     * @param limitNanos {@code held-after}
     * @param ownerStack what the owner is doing now; null where it cannot be said
     * @param ownerState the owner's state now; null where it cannot be said
     */
    public static Finding of(
            Session session,
            SessionActivity doing,
            long heldNanos,
            long idleNanos,
            long limitNanos,
            StackTraceElement[] ownerStack,
            Thread.State ownerState,
            int escalation,
            long nanoTime) {
        Severity severity = doing == SessionActivity.IDLE ? Severity.WARNING : Severity.INFO;
        return Finding.escalated(session, FindingKind.HELD, severity, nanoTime, escalation, (context, evidence) -> {
            evidence.put("held_ms", new LogWriter.Millis(heldNanos));
            evidence.put("doing", doing.label());
            evidence.put("idle_ms", new LogWriter.Millis(idleNanos));
            evidence.put("statements", session.statements());
            Evidence.putLastSql(session, evidence);
            Evidence.putOwnerThread(session, evidence);
            Evidence.putOwner(ownerStack, ownerState, evidence);
            return new Message(
                    "The session opened at " + Evidence.place(context, session.openingStack()) + " has been open for "
                            + Evidence.words(heldNanos) + what(doing, idleNanos) + Evidence.now(ownerStack),
                    "A session open longer than held-after=" + Evidence.words(limitNanos) + " is reported",
                    "Nothing was done to it; its end will be logged",
                    remedy(doing));
        });
    }

    private static String what(SessionActivity doing, long idleNanos) {
        return switch (doing) {
            case IDLE ->
                " and no statement or transaction call has used it for " + Evidence.words(idleNanos)
                        + ": probably a leak, unless a long result is read or other work is done while it is held";
            case IN_CALL -> " and is inside a call now: slow work rather than a leak";
            case WORKING, WAITING, SEVERAL -> " and is still being used: long work rather than a leak";
        };
    }

    private static String remedy(SessionActivity doing) {
        return doing == SessionActivity.IDLE
                ? "Close it in a try-with-resources, and do other work before or after; or raise held-after"
                : "If the work is meant to take that long, raise held-after";
    }
}
