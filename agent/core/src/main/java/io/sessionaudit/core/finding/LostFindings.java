package io.sessionaudit.core.finding;

import java.util.List;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.CapturedCall;

/** A session will probably never be closed: abandoned, orphaned, or open when the pool was closed or the JVM ended. */
public final class LostFindings {
    private static final String RULE = "Every session has to be closed";
    private static final String CHANGE = "Open it in a try-with-resources, so that every path closes it";

    private LostFindings() {}

    /** The connection was garbage-collected while the session was open. */
    public static Finding abandoned(Session session, long nanoTime) {
        return abandoned(session, null, nanoTime);
    }

    /**
     * The connection was garbage-collected while the session was open, or only the agent still has a reference to it.
     *
     * @param done what is done about it; null for nothing
     */
    public static Finding abandoned(Session session, String done, long nanoTime) {
        return Finding.about(session, FindingKind.ABANDONED, Severity.ERROR, nanoTime)
                .build((context, evidence) -> {
                    Evidence.putLastSql(session, evidence);
                    return new Message(
                            "The connection of the session opened at "
                                    + Evidence.place(context, session.openingStack())
                                    + (done == null
                                            ? " was garbage-collected without having been closed"
                                            : " is not reachable any more, and was not closed")
                                    + ": a leak, proven",
                            RULE,
                            done != null
                                    ? done
                                    : "Nothing was done; the pool has lost that connection unless it reclaims it by"
                                            + " itself",
                            CHANGE);
                });
    }

    /** The owner has ended. */
    public static Finding orphaned(Session session, long nanoTime) {
        return orphaned(session, null, nanoTime);
    }

    /**
     * The owner has ended.
     *
     * @param done what is done about it; null for nothing
     */
    public static Finding orphaned(Session session, String done, long nanoTime) {
        return Finding.about(session, FindingKind.ORPHANED, Severity.WARNING, nanoTime)
                .build((context, evidence) -> {
                    Evidence.putLastSql(session, evidence);
                    Evidence.putOwnerThread(session, evidence);
                    boolean isHandedOver = session.owner() != session.opener();
                    return new Message(
                            "Thread " + session.ownerName() + " has ended with a session open that "
                                    + (isHandedOver
                                            ? "it was the last to use, and that thread " + session.threadName()
                                            : "it")
                                    + " opened at " + Evidence.place(context, session.openingStack()),
                            isHandedOver
                                    ? "The thread that takes over a session closes it"
                                    : "The thread that opens a session closes it",
                            done != null
                                    ? done
                                    : "Nothing was done; if another thread still closes it, that will be logged",
                            CHANGE + ", or hand the session over before the thread ends and close it there");
                });
    }

    /** The session was open when its pool was closed. */
    public static Finding unclosedAtPoolClose(Session session, CapturedCall close, long nanoTime) {
        return Finding.about(session, FindingKind.UNCLOSED_AT_POOL_CLOSE, Severity.WARNING, nanoTime)
                .build((context, evidence) -> {
                    Evidence.putLastSql(session, evidence);
                    Evidence.putCall(context, close, LogFormat.CALL, evidence);
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was still open when its pool was closed at "
                                    + Evidence.place(context, close.stack()) + ", "
                                    + Evidence.words(nanoTime - session.openedNanos()) + " after it was opened",
                            RULE,
                            "Nothing was done; what happens to its connection depends on the pool",
                            CHANGE + ", and let work end before the pool does");
                });
    }

    /** The session was open when the JVM ended. */
    public static Finding unclosedAtExit(Session session, List<Finding> earlier, long nanoTime) {
        return Finding.about(session, FindingKind.UNCLOSED_AT_EXIT, Severity.WARNING, nanoTime)
                .build((context, evidence) -> {
                    Evidence.putLastSql(session, evidence);
                    Finding before = earlier.stream()
                            .filter(Finding::isEntered)
                            .reduce((first, last) -> last)
                            .orElse(null);
                    if (before != null) {
                        evidence.put(LogFormat.EARLIER_KIND, before.kind().label());
                        if (before.isWrittenInFull()) {
                            evidence.put(LogFormat.EARLIER_FINDING, before.number());
                        }
                    }
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was still open when the JVM ended, "
                                    + Evidence.words(nanoTime - session.openedNanos()) + " after it was opened",
                            RULE,
                            "The JVM ended; the database rolls back what was not committed",
                            CHANGE + ", and let work end before the JVM does");
                });
    }
}
