package io.sessionaudit.core.finding;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.DeferredSecondSession;
import io.sessionaudit.core.session.NotSharedReason;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.StackRelation;

/** The thread rule is broken: a thread opened a session, or tried to, while it had one open at the same source. */
public final class SecondSession {
    private static final String RULE = "A thread may have one open session per source";
    private static final String CHANGE = "Close the first session before opening the second or use it for both; if the"
            + " nesting is meant, name its class in thread-rule-allow";

    private SecondSession() {}

    /** Both sessions are open; the rule only logs. */
    public static Finding logged(Session second, Session first, int depth, long nanoTime) {
        return logged(second, first, depth, null, nanoTime);
    }

    /**
     * Both sessions are open.
     *
     * @param unshared why it was not shared, or null if the rule is not to share
     */
    public static Finding logged(Session second, Session first, int depth, NotSharedReason unshared, long nanoTime) {
        return logged(second, first, depth, done(unshared), unshared, false, nanoTime);
    }

    /** Deferred until the thread that opened both sessions used or closed the first one. */
    public static Finding deferred(DeferredSecondSession decision, Session first, ThreadRule.Mode mode, long nanoTime) {
        String done = mode == ThreadRule.Mode.REJECT
                ? "thread-rule=reject: it was not refused, because the first session had not been used and might have"
                        + " been handed over; it was logged"
                : done(decision.unshared());
        return logged(decision.second(), first, decision.depth(), done, decision.unshared(), true, nanoTime);
    }

    private static Finding logged(
            Session second,
            Session first,
            int depth,
            String done,
            NotSharedReason unshared,
            boolean wasUnused,
            long nanoTime) {
        first.retainDetails();
        return Finding.about(second, FindingKind.SECOND_SESSION, Severity.WARNING, nanoTime)
                .onlyIf(context -> !(LibraryCode.isAlone(context, second.openingStack())
                        && LibraryCode.isAlone(context, first.openingStack())))
                .build((context, evidence) -> {
                    String difference =
                            Evidence.difference(context, second.openingStack(), first.openingStack(), evidence);
                    Evidence.putOtherSession(context, first, evidence);
                    evidence.put(LogFormat.DEPTH, depth);
                    evidence.put(LogFormat.THREAD_RULE, "log");
                    if (unshared != null) {
                        evidence.put(LogFormat.NOT_SHARED, unshared.label());
                    }
                    NestingFramework nesting = NestingFramework.in(second.openingStack(), first.openingStack());
                    if (nesting != null) {
                        evidence.put(LogFormat.NESTED_BY, nesting.title());
                        return nested(context, second, first, nesting, difference, done)
                                .as(Severity.INFO);
                    }
                    if (hasLeft(first, second, wasUnused)) {
                        evidence.put(LogFormat.NESTING, StackRelation.LEFT.label());
                        return left(context, second, first, difference, done).as(Severity.INFO);
                    }
                    return new Message(
                            "Thread " + second.threadName() + " opened a session at "
                                    + Evidence.place(context, second.openingStack())
                                    + " while it had one open at the same source,"
                                    + " opened at " + Evidence.place(context, first.openingStack()) + difference,
                            RULE,
                            done,
                            CHANGE);
                });
    }

    /** {@return whether a framework opened the second session on purpose} */
    public static boolean isMeant(Throwable stack, Throwable first) {
        return NestingFramework.in(stack, first) != null;
    }

    /**
     * Whether the work that opened the first session is no longer on the thread's stack. Two equal stacks may also be
     * those of a loop, which uses each session before it opens the next one.
     */
    private static boolean hasLeft(Session first, Session second, boolean wasUnused) {
        if (first.opener() != second.opener()) {
            return false;
        }
        StackRelation relation = StackRelation.of(first.openingStack(), second.openingStack());
        // Two calls on one line of one method have equal stacks but belong to the same work.
        return relation == StackRelation.LEFT && StackRelation.isOfTask(first.openingStack())
                || relation == StackRelation.REPEATED_OR_LEFT && wasUnused;
    }

    private static Message left(FindingContext context, Session second, Session first, String difference, String done) {
        return new Message(
                "Thread " + second.threadName() + " opened a session at "
                        + Evidence.place(context, second.openingStack())
                        + " while one was open at the same source that it had opened at "
                        + Evidence.place(context, first.openingStack())
                        + " for work that has left the thread: suspended, or returned" + difference,
                RULE,
                done,
                "Do not suspend or return while holding a connection; or limit the concurrent chains of work to the"
                        + " size of the pool, since each of them holds one");
    }

    private static String done(NotSharedReason unshared) {
        return unshared == null
                ? "thread-rule=log: it was logged, and the application continued"
                : "thread-rule=share: it was not shared (" + unshared.label()
                        + "), but logged, and the application continued";
    }

    /** The rule shares: the thread received the session that it had. */
    public static Finding shared(Session session, Throwable attempt, int users, long nanoTime) {
        return attempt(session.source(), attempt, Severity.INFO, nanoTime).build((context, evidence) -> {
            Evidence.putOtherSession(context, session, evidence);
            evidence.put(LogFormat.DEPTH, users);
            evidence.put(LogFormat.THREAD_RULE, "share");
            return new Message(
                    "Thread " + session.threadName() + " requested a second session at "
                            + Evidence.place(context, attempt) + " while it had one open at the same source,"
                            + " opened at " + Evidence.place(context, session.openingStack())
                            + Evidence.difference(context, attempt, session.openingStack(), evidence),
                    RULE,
                    "thread-rule=share: the pool was not called, and the caller got the session that is open,"
                            + " with its transaction; the outermost close ends it",
                    CHANGE);
        });
    }

    private static Message nested(
            FindingContext context,
            Session second,
            Session first,
            NestingFramework nesting,
            String difference,
            String done) {
        return new Message(
                "Thread " + second.threadName() + " opened a session at "
                        + Evidence.place(context, second.openingStack()) + ", nested by " + nesting.title()
                        + " in the one opened at " + Evidence.place(context, first.openingStack()) + difference,
                RULE,
                done,
                "The nesting is intended; the pool needs connections for both at once, and thread-rule-allow keeps it"
                        + " out of the log");
    }

    /** The rule rejects: the second session was not opened. */
    public static Finding rejected(Source source, Session first, Throwable attempt, int depth, long nanoTime) {
        first.retainDetails();
        return attempt(source, attempt, Severity.WARNING, nanoTime).build((context, evidence) -> {
            Evidence.putOtherSession(context, first, evidence);
            evidence.put(LogFormat.DEPTH, depth);
            evidence.put(LogFormat.THREAD_RULE, "reject");
            return new Message(
                    "Thread " + first.threadName() + " requested a second session at "
                            + Evidence.place(context, attempt) + " while it had one open at the same source,"
                            + " opened at " + Evidence.place(context, first.openingStack())
                            + Evidence.difference(context, attempt, first.openingStack(), evidence),
                    RULE,
                    "thread-rule=reject: the pool was not called, and the caller got an SQLException (SA001)",
                    CHANGE);
        });
    }

    /** {@return the message of the exception for the caller of a rejected borrow} */
    public static String refusal(String sourceName, String firstPlace) {
        return new Message(
                        "This thread already has an open session of " + sourceName + ", opened at " + firstPlace,
                        RULE,
                        "Session Audit refused the second one (thread-rule=reject) and did not call the pool",
                        CHANGE + ", or set thread-rule=log")
                .text();
    }

    private static Finding.Builder attempt(Source source, Throwable stack, Severity severity, long nanoTime) {
        Thread thread = Thread.currentThread();
        CapturedCall call = new CapturedCall(stack, thread.getName(), thread.getId());
        return Finding.aboutAttempt(source, call, FindingKind.SECOND_SESSION, severity, nanoTime);
    }
}
