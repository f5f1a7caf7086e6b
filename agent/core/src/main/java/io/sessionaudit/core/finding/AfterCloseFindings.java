package io.sessionaudit.core.finding;

import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.FrameClassifier;

/** A closed session is used, or closed again. */
public final class AfterCloseFindings {
    private AfterCloseFindings() {}

    /** A call that needs an open session failed because the session was closed. */
    public static Finding used(Session session, CapturedCall call, Throwable failure, long nanoTime) {
        boolean closedByItself = session.owner().threadId() == call.threadId();
        Severity severity = closedByItself ? Severity.WARNING : Severity.INFO;
        String failed = failure.getClass().getName();
        return Finding.about(session, FindingKind.USE_AFTER_CLOSE, severity, nanoTime)
                .onlyIf(context -> isCausedByApplication(session, call) && !LibraryCode.isAlone(context, call.stack()))
                .build((context, evidence) -> {
                    put(context, session, call, nanoTime, evidence);
                    evidence.put(LogFormat.FAILURE, failed);
                    if (session.state() == SessionEnd.RECLAIMED) {
                        return reclaimed(session, " was used at ", call, nanoTime, context);
                    }
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was used at " + Evidence.place(context, call.stack()) + ago(session, nanoTime)
                                    + (closedByItself ? "" : " by another thread")
                                    + Evidence.difference(context, session.openingStack(), call.stack(), evidence),
                            "A closed connection, and what was made from it, is not used any more",
                            "Nothing was done; the call failed with " + failed,
                            closedByItself
                                    ? "Close the session after its last use, or open a new one"
                                    : "Let the threads agree on which one uses the session last, and close it there");
                });
    }

    /** The session was closed a second time. */
    public static Finding closedAgain(Session session, CapturedCall call, long nanoTime) {
        return Finding.about(session, FindingKind.DOUBLE_CLOSE, Severity.INFO, nanoTime)
                .onlyIf(context -> isCausedByApplication(session, call)
                        && !(isOfUnknown(session) && call.isOnGenerated())
                        && !areBothOfLibraries(context, session, call))
                .build((context, evidence) -> {
                    put(context, session, call, nanoTime, evidence);
                    if (session.state() == SessionEnd.RECLAIMED) {
                        return reclaimed(session, " was closed at ", call, nanoTime, context);
                    }
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was closed again at " + Evidence.place(context, call.stack())
                                    + ago(session, nanoTime)
                                    + Evidence.difference(context, session.openingStack(), call.stack(), evidence),
                            "One place closes a session; to close it again is harmless by the specification of JDBC",
                            "Nothing was done",
                            "Leave closing to the try-with-resources that opened the session");
                });
    }

    /**
     * Returns true if a library made the second close and, as far as it was captured, the first one: the end of a
     * transaction, for example, that both Hibernate and a pool handle.
     */
    private static boolean areBothOfLibraries(FindingContext context, Session session, CapturedCall call) {
        CapturedCall closing = session.postCloseState().closing();
        return LibraryCode.isCaller(context, call.stack())
                && (closing == null || closing.stack() == null || LibraryCode.isCaller(context, closing.stack()));
    }

    /** Returns true if neither a known pool nor a known driver lent it: the close of their proxies is not known. */
    private static boolean isOfUnknown(Session session) {
        return session.source().pool() == null
                && !FrameClassifier.isDriver(session.source().className());
    }

    /**
     * Returns false for calls by a finalizer or cleaner, and for all calls after the pool itself closed the session.
     */
    private static boolean isCausedByApplication(Session session, CapturedCall call) {
        return call.isOfApplication()
                && !call.isOfFinalizer()
                && !session.details().isClosedByPool();
    }

    private static Message reclaimed(
            Session session, String what, CapturedCall call, long nanoTime, FindingContext context) {
        return new Message(
                "The session opened at " + Evidence.place(context, session.openingStack()) + what
                        + Evidence.place(context, call.stack())
                        + ", " + Evidence.words(nanoTime - session.closedNanos())
                        + " after reclaim had returned it to its pool",
                "reclaim=orphaned closes a session that no thread has used for held-after since its thread ended",
                "Nothing was done now; the pool handles the call as on any closed connection",
                "Open the session in the thread that uses it, or raise held-after; reclaim=abandoned closes only"
                        + " sessions that are not reachable");
    }

    private static void put(
            FindingContext context, Session session, CapturedCall call, long nanoTime, Map<String, Object> evidence) {
        Evidence.putCall(context, call, LogFormat.CALL, evidence);
        evidence.put(LogFormat.CLOSED_MS, new LogWriter.Millis(nanoTime - session.closedNanos()));
        CapturedCall closing = session.postCloseState().closing();
        if (closing != null) {
            Evidence.putCall(context, closing, LogFormat.CLOSING, evidence);
        }
    }

    private static String ago(Session session, long nanoTime) {
        return ", " + Evidence.words(nanoTime - session.closedNanos()) + " after it was closed";
    }
}
