package io.sessionaudit.core.finding;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.CapturedCall;

/**
 * A session is used by more than one thread. It is correct to hand it over once, if its owner does not use it again,
 * and to call {@code close}, {@code abort} and queries such as {@code isValid} on any thread.
 */
public final class ThreadConfinement {
    private static final String RULE =
            "A session is used by one thread at a time; it may be handed over once, for good";
    private static final String STRICT_RULE = "confinement=reject: a session is used by the thread that opened it";
    private static final String LOGGED = "confinement=log: it was logged, and the application continued";
    private static final String CHANGE = "Open a session in each thread, or do the work in the thread that has it";

    private ThreadConfinement() {}

    /**
     * The session was used by another thread, and then by its owner again or by a third one.
     *
     * @param foreign the first use by a thread that is not the owner
     * @param again the use after that
     */
    public static Finding foreignThread(Session session, CapturedCall foreign, CapturedCall again, long nanoTime) {
        boolean back = again.threadId() == session.opener().threadId();
        return Finding.about(session, FindingKind.FOREIGN_THREAD, Severity.WARNING, nanoTime)
                .onlyIf(context -> foreign.isOfApplication()
                        && again.isOfApplication()
                        && !(LibraryCode.isAlone(context, foreign.stack())
                                && LibraryCode.isAlone(context, again.stack())))
                .build((context, evidence) -> {
                    Evidence.putCall(context, foreign, LogFormat.CALL, evidence);
                    Evidence.putCall(context, again, LogFormat.OTHER, evidence);
                    evidence.put(LogFormat.CONFINEMENT, "log");
                    return new Message(
                            opened(session, Evidence.place(context, session.openingStack())) + " was used by thread "
                                    + foreign.threadName() + " at " + Evidence.place(context, foreign.stack())
                                    + " and then by "
                                    + (back ? "its owner again" : "thread " + again.threadName()) + " at "
                                    + Evidence.place(context, again.stack())
                                    + Evidence.difference(context, foreign.stack(), again.stack(), evidence),
                            RULE,
                            LOGGED,
                            CHANGE + "; or set confinement=off");
                });
    }

    /**
     * Two threads were inside calls of one session at once.
     *
     * @param call the call that began second
     * @param other the call that was in progress; without a stack if it has ended since
     */
    public static Finding concurrentUse(Session session, CapturedCall call, CapturedCall other, long nanoTime) {
        return Finding.about(session, FindingKind.CONCURRENT_USE, Severity.WARNING, nanoTime)
                .onlyIf(context -> call.isOfApplication()
                        && !(LibraryCode.isAlone(context, call.stack())
                                && (other.stack() == null || LibraryCode.isAlone(context, other.stack()))))
                .build((context, evidence) -> {
                    Evidence.putCall(context, call, LogFormat.CALL, evidence);
                    Evidence.putCall(context, other, LogFormat.OTHER, evidence);
                    evidence.put(LogFormat.CONFINEMENT, "log");
                    return new Message(
                            opened(session, Evidence.place(context, session.openingStack())) + " was used by thread "
                                    + call.threadName() + " at " + Evidence.place(context, call.stack())
                                    + " while thread "
                                    + other.threadName() + " was inside a call on it"
                                    + (other.stack() == null ? "" : " at " + Evidence.place(context, other.stack()))
                                    + Evidence.difference(context, call.stack(), other.stack(), evidence),
                            "Two threads are never inside one session at once: statements, results and transactions"
                                    + " would be mixed up",
                            LOGGED,
                            CHANGE + "; or set confinement=off");
                });
    }

    /** A use by another thread was rejected. */
    public static Finding refused(Session session, CapturedCall foreign, long nanoTime) {
        return Finding.about(session, FindingKind.FOREIGN_THREAD, Severity.WARNING, nanoTime)
                .build((context, evidence) -> {
                    Evidence.putCall(context, foreign, LogFormat.CALL, evidence);
                    evidence.put(LogFormat.CONFINEMENT, "reject");
                    return new Message(
                            "Thread " + foreign.threadName() + " tried at " + Evidence.place(context, foreign.stack())
                                    + " to use the session that thread " + session.threadName() + " opened at "
                                    + Evidence.place(context, session.openingStack())
                                    + Evidence.difference(context, session.openingStack(), foreign.stack(), evidence),
                            STRICT_RULE,
                            "The call was refused, and the caller got an SQLException (SA002)",
                            CHANGE + "; or set confinement=log");
                });
    }

    /** {@return the message of the exception for the caller of a rejected call, given the place of the opening} */
    public static String refusal(Session session, String openingPlace) {
        return new Message(
                        "This session of " + session.source().name() + " belongs to thread " + session.threadName()
                                + ", which opened it at " + openingPlace,
                        STRICT_RULE,
                        "Session Audit refused the call and did not call the connection",
                        CHANGE + "; or set confinement=log")
                .text();
    }

    private static String opened(Session session, String place) {
        return "The session that thread " + session.threadName() + " opened at " + place;
    }
}
