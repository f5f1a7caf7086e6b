package io.sessionaudit.core.finding;

import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.DeferredSecondSession;
import io.sessionaudit.core.session.NotSharedReason;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.StackRelation;

/** The thread rule is broken: a thread opened a session, or tried to, while it had one open at the same source. */
public final class SecondSession {
    private static final String RULE = "A thread may have one open session per source";
    private static final String CHANGE = "Close the first session before opening the second or use it for both; if the"
            + " nesting is meant, name its class in thread-rule-allow";

    private SecondSession() {}

    /** The rule logs: the second session is open beside the first. */
    public static Finding logged(Session second, Session first, int depth, long nanoTime) {
        return logged(second, first, depth, null, nanoTime);
    }

    /**
     * The second session is open beside the first.
     *
     * @param unshared why it was not shared, or null where the rule does not ask for that
     */
    public static Finding logged(Session second, Session first, int depth, NotSharedReason unshared, long nanoTime) {
        return logged(second, first, depth, done(unshared), unshared, false, nanoTime);
    }

    /** The second session turned out to be one when the first was used or closed by the thread that had opened both. */
    public static Finding deferred(DeferredSecondSession decision, Session first, ThreadRule.Mode mode, long nanoTime) {
        String done = mode == ThreadRule.Mode.REJECT
                ? "thread-rule=reject: it was not refused, because the first session had not been used and might have been"
                        + " handed over; it was logged"
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
        return Finding.about(second, FindingKind.SECOND_SESSION, Severity.WARNING, nanoTime, (context, evidence) -> {
            evidence.put("other_session", context.number(first));
            putOther(context.site(first.openingStack()), evidence);
            evidence.put("depth", depth);
            evidence.put("thread_rule", "log");
            if (unshared != null) {
                evidence.put("not_shared", unshared.label());
            }
            NestingFramework nesting = NestingFramework.in(second.openingStack(), first.openingStack());
            if (nesting != null) {
                evidence.put("nested_by", nesting.title());
                return nested(context, second, first, nesting, done).as(Severity.INFO);
            }
            if (hasLeft(first, second, wasUnused)) {
                evidence.put("nesting", "left");
                return left(context, second, first, done).as(Severity.INFO);
            }
            return new Message(
                    "Thread " + second.threadName() + " opened a session at "
                            + Evidence.place(context, second.openingStack())
                            + " while it had one open at the same source,"
                            + " opened at " + Evidence.place(context, first.openingStack()),
                    RULE,
                    done,
                    CHANGE);
        });
    }

    /** {@return whether a framework means to have two sessions at once there} */
    public static boolean isMeant(Throwable stack, Throwable first) {
        return NestingFramework.in(stack, first) != null;
    }

    /**
     * Whether the work that opened the first session is no longer on the thread's stack. Two equal stacks may also be those of a loop,
     * which uses what it opens before it opens more.
     */
    private static boolean hasLeft(Session first, Session second, boolean wasUnused) {
        if (first.owner() != second.owner()) {
            return false;
        }
        StackRelation relation = StackRelation.of(first.openingStack(), second.openingStack());
        // Two calls on one line of one method look alike, and are one piece of work.
        return relation == StackRelation.LEFT && StackRelation.isOfTask(first.openingStack())
                || relation == StackRelation.REPEATED_OR_LEFT && wasUnused;
    }

    private static Message left(FindingContext context, Session second, Session first, String done) {
        return new Message(
                "Thread " + second.threadName() + " opened a session at "
                        + Evidence.place(context, second.openingStack())
                        + " while one was open at the same source that it had opened at "
                        + Evidence.place(context, first.openingStack())
                        + " for work that has left the thread: suspended, or returned",
                RULE,
                done,
                "Do not suspend or return while holding a connection; or limit the concurrent chains of work to the size of"
                        + " the pool, since each of them holds one");
    }

    private static String done(NotSharedReason unshared) {
        return unshared == null
                ? "thread-rule=log: it was logged, and the application went on"
                : "thread-rule=share: it was not shared (" + unshared.label()
                        + "), but logged, and the application went on";
    }

    /** The rule shares: the thread was handed the session that it had. */
    public static Finding shared(Session session, Throwable attempt, int users, long nanoTime) {
        return Finding.aboutAttempt(
                session.source(), FindingKind.SECOND_SESSION, Severity.INFO, attempt, nanoTime, (context, evidence) -> {
                    evidence.put("other_session", context.number(session));
                    putOther(context.site(session.openingStack()), evidence);
                    evidence.put("depth", users);
                    evidence.put("thread_rule", "share");
                    return new Message(
                            "Thread " + session.threadName() + " asked for a second session at "
                                    + Evidence.place(context, attempt) + " while it had one open at the same source,"
                                    + " opened at " + Evidence.place(context, session.openingStack()),
                            RULE,
                            "thread-rule=share: the pool was not asked, and the caller got the session that is open, with"
                                    + " its transaction; the outermost close ends it",
                            CHANGE);
                });
    }

    private static Message nested(
            FindingContext context, Session second, Session first, NestingFramework nesting, String done) {
        return new Message(
                "Thread " + second.threadName() + " opened a session at "
                        + Evidence.place(context, second.openingStack()) + ", nested by " + nesting.title()
                        + " in the one opened at " + Evidence.place(context, first.openingStack()),
                RULE,
                done,
                "It is what the code asks for; the pool needs connections for both at once, and thread-rule-allow keeps it"
                        + " out of the log");
    }

    /** The rule rejects: the second session was never opened. */
    public static Finding rejected(Source source, Session first, Throwable attempt, int depth, long nanoTime) {
        first.retainDetails();
        return Finding.aboutAttempt(
                source, FindingKind.SECOND_SESSION, Severity.WARNING, attempt, nanoTime, (context, evidence) -> {
                    evidence.put("other_session", context.number(first));
                    putOther(context.site(first.openingStack()), evidence);
                    evidence.put("depth", depth);
                    evidence.put("thread_rule", "reject");
                    return new Message(
                            "Thread " + first.threadName() + " asked for a second session at "
                                    + Evidence.place(context, attempt) + " while it had one open at the same source,"
                                    + " opened at " + Evidence.place(context, first.openingStack()),
                            RULE,
                            "thread-rule=reject: the pool was not asked, and the caller got an SQLException (SA001)",
                            CHANGE);
                });
    }

    /** {@return what the caller of a refused borrow is told, given the place where the first session was opened} */
    public static String refusal(String sourceName, String firstPlace) {
        return new Message(
                        "This thread already has an open session of " + sourceName + ", opened at " + firstPlace,
                        RULE,
                        "Session Audit refused the second one (thread-rule=reject) and did not ask the pool",
                        CHANGE + ", or set thread-rule=log")
                .text();
    }

    private static void putOther(Site site, Map<String, Object> evidence) {
        if (site != null) {
            evidence.put("other_site", site.id());
            evidence.put("other_frames", site.frames());
        }
    }
}
