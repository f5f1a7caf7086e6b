package io.sessionaudit.core.finding;

import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.FrameClassifier;

/** Calls on a session that has been closed. */
public final class AfterCloseFindings {
    private static final String NAME = "call";

    private AfterCloseFindings() {}

    /** A call that needs an open session was made on a closed one, and failed. */
    public static Finding used(Session session, CapturedCall call, Throwable failure, long nanoTime) {
        boolean closedByItself = session.user().threadId() == call.threadId();
        String failed = failure.getClass().getName();
        return Finding.doubtful(
                session,
                FindingKind.USE_AFTER_CLOSE,
                closedByItself ? Severity.WARNING : Severity.INFO,
                nanoTime,
                () -> isToBlame(session, call),
                (context, evidence) -> {
                    put(session, call, nanoTime, context, evidence);
                    evidence.put("failure", failed);
                    if (session.state() == SessionEnd.RECLAIMED) {
                        return reclaimed(session, " was used at ", call, nanoTime, context);
                    }
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was used at " + Evidence.place(context, call.stack()) + ago(session, nanoTime)
                                    + (closedByItself ? "" : " by another thread"),
                            "A closed connection, and what was made from it, is not used any more",
                            "Nothing was done; the call failed with " + failed,
                            closedByItself
                                    ? "Close the session after its last use, or open a new one"
                                    : "Let the threads agree on who uses the session last, and close it there");
                });
    }

    /** The session was closed a second time. */
    public static Finding closedAgain(Session session, CapturedCall call, long nanoTime) {
        return Finding.doubtful(
                session,
                FindingKind.DOUBLE_CLOSE,
                Severity.INFO,
                nanoTime,
                () -> isToBlame(session, call) && !(isOfUnknown(session) && call.isOnGenerated()),
                (context, evidence) -> {
                    put(session, call, nanoTime, context, evidence);
                    if (session.state() == SessionEnd.RECLAIMED) {
                        return reclaimed(session, " was closed at ", call, nanoTime, context);
                    }
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was closed again at " + Evidence.place(context, call.stack())
                                    + ago(session, nanoTime),
                            "One place closes a session; to close it again is harmless by the specification of JDBC",
                            "Nothing was done",
                            "Leave closing to the try-with-resources that opened the session");
                });
    }

    /** Whether neither a known pool nor a known driver has lent it: what a proxy of theirs does at close is not known. */
    private static boolean isOfUnknown(Session session) {
        return session.source().pool() == null
                && !FrameClassifier.isDriver(session.source().className());
    }

    /** Not what a finalizer or a cleaner calls, nor what comes after a close that the pool itself has made. */
    private static boolean isToBlame(Session session, CapturedCall call) {
        return call.isOfApplication()
                && !call.isOfFinalizer()
                && !session.details().isClosedByPool();
    }

    /** Somebody comes after the agent has given the connection back. */
    private static Message reclaimed(
            Session session, String what, CapturedCall call, long nanoTime, FindingContext context) {
        return new Message(
                "The session opened at " + Evidence.place(context, session.openingStack()) + what
                        + Evidence.place(context, call.stack())
                        + ", " + Evidence.words(nanoTime - session.closedNanos())
                        + " after reclaim had given it back to its pool",
                "reclaim=orphaned gives back what nobody has used for held-after since its thread ended",
                "Nothing was done now; the pool goes on as with any connection that is closed already",
                "Open the session in the thread that uses it, or raise held-after; reclaim=abandoned takes only what nobody"
                        + " can reach");
    }

    private static void put(
            Session session, CapturedCall call, long nanoTime, FindingContext context, Map<String, Object> evidence) {
        call.put(NAME, evidence);
        evidence.put("closed_ms", new LogWriter.Millis(nanoTime - session.closedNanos()));
        CapturedCall closing = session.postCloseState().closing();
        if (closing != null) {
            closing.put("closing", evidence);
        }
    }

    private static String ago(Session session, long nanoTime) {
        return ", " + Evidence.words(nanoTime - session.closedNanos()) + " after it was closed";
    }
}
