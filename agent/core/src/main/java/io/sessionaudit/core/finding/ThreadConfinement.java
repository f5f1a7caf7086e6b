package io.sessionaudit.core.finding;

import java.util.function.BooleanSupplier;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.CapturedCall;

/**
 * A session is used by more than one thread. To hand it over once, with the owner never using it again, is lawful; so are
 * {@code close}, {@code abort} and questions such as {@code isValid} from anywhere.
 */
public final class ThreadConfinement {
    private static final String RULE =
            "A session is used by one thread at a time; it may be handed over once, for good";
    private static final String STRICT_RULE = "confinement=reject: a session is used by the thread that opened it";
    private static final String CHANGE = "Open a session in each thread, or do the work in the thread that has it";

    private ThreadConfinement() {}

    /**
     * The session was used by another thread, and then by its owner again or by a third one.
     *
     * @param foreign the first use by a thread that is not the owner
     * @param again the use after that
     */
    public static Finding foreignThread(Session session, CapturedCall foreign, CapturedCall again, long nanoTime) {
        BooleanSupplier holds = () -> foreign.isOfApplication() && again.isOfApplication();
        boolean back = again.threadId() == session.owner().threadId();
        return Finding.doubtful(
                session, FindingKind.FOREIGN_THREAD, Severity.WARNING, nanoTime, holds, (context, evidence) -> {
                    foreign.put("call", evidence);
                    again.put("other", evidence);
                    evidence.put("confinement", "log");
                    return new Message(
                            opened(session, Evidence.place(context, session.openingStack())) + " was used by thread "
                                    + foreign.threadName() + " at " + Evidence.place(context, foreign.stack())
                                    + " and then by "
                                    + (back ? "its owner again" : "thread " + again.threadName()) + " at "
                                    + Evidence.place(context, again.stack()),
                            RULE,
                            "confinement=log: it was logged, and the application went on",
                            CHANGE + "; or set confinement=off");
                });
    }

    /**
     * Two threads were inside calls of one session at once.
     *
     * @param call the call that came second
     * @param other the call that was under way, without a stack where it ended meanwhile
     */
    public static Finding concurrentUse(Session session, CapturedCall call, CapturedCall other, long nanoTime) {
        return Finding.doubtful(
                session,
                FindingKind.CONCURRENT_USE,
                Severity.WARNING,
                nanoTime,
                call::isOfApplication,
                (context, evidence) -> {
                    call.put("call", evidence);
                    other.put("other", evidence);
                    evidence.put("confinement", "log");
                    return new Message(
                            opened(session, Evidence.place(context, session.openingStack())) + " was used by thread "
                                    + call.threadName() + " at " + Evidence.place(context, call.stack())
                                    + " while thread "
                                    + other.threadName() + " was inside a call on it"
                                    + (other.stack() == null ? "" : " at " + Evidence.place(context, other.stack())),
                            "Two threads are never inside one session at once: statements, results and transactions"
                                    + " would be mixed up",
                            "confinement=log: it was logged, and the application went on",
                            CHANGE + "; or set confinement=off");
                });
    }

    /** A use by another thread was refused. */
    public static Finding refused(Session session, CapturedCall foreign, long nanoTime) {
        return Finding.about(session, FindingKind.FOREIGN_THREAD, Severity.WARNING, nanoTime, (context, evidence) -> {
            foreign.put("call", evidence);
            evidence.put("confinement", "reject");
            return new Message(
                    "Thread " + foreign.threadName() + " tried at " + Evidence.place(context, foreign.stack())
                            + " to use the session that thread " + session.threadName() + " opened at "
                            + Evidence.place(context, session.openingStack()),
                    STRICT_RULE,
                    "The call was refused, and the caller got an SQLException (SA002)",
                    CHANGE + "; or set confinement=log");
        });
    }

    /** {@return what the caller of a refused call is told, given the place where the session was opened} */
    public static String refusal(Session session, String openingPlace) {
        return new Message(
                        "This session of " + session.source().name() + " belongs to thread " + session.threadName()
                                + ", which opened it at " + openingPlace,
                        STRICT_RULE,
                        "Session Audit refused the call and did not ask the connection",
                        CHANGE + "; or set confinement=log")
                .text();
    }

    private static String opened(Session session, String place) {
        return "The session that thread " + session.threadName() + " opened at " + place;
    }
}
