package io.sessionaudit.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.hooks.SessionAuditHooks;

/**
 * Takes back what was open when a hook failed: a close may have been missed, and nobody knows whose. A leak that is not found costs less
 * than one that is none.
 *
 * <p>Threadsafe. Sessions that are shared stay, because the closes of their inner users must not become real ones.
 */
final class FailedHooks {
    private final SessionRegistry open;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;
    private final Consumer<String> say;

    /** Their close had begun by then; at the next look it should have ended. */
    private Set<Session> closing = none();

    private long times;

    FailedHooks(SessionRegistry open, AuditClock clock, Consumer<AuditEvent> sink, Consumer<String> say) {
        this.open = open;
        this.clock = clock;
        this.sink = sink;
        this.say = say;
    }

    /** Does so where a hook has failed since the last time. */
    synchronized void look() {
        takeBackClosing();
        if (!SessionAuditHooks.failed) {
            return;
        }
        long count = takeBack();
        SessionAuditHooks.failed = false; // what fails from here on is seen by the next look
        count += takeBack(); // and what has failed since the first walk began, by this one
        if (isPowerOfTen(++times)) {
            say.accept(
                    "a hook has failed, as one may where a stack or the memory is full: nothing is said about the sessions"
                            + " that were open then (" + count + "), nor will be when that happens again"
                            + (times == 1 ? "" : " (" + times + " times so far)"));
        }
    }

    /** What is left to be done at the next look is left to the one who follows; for the end of the looks. */
    synchronized void handOver() {
        if (!closing.isEmpty()) {
            SessionAuditHooks.failed = true;
        }
    }

    private long takeBack() {
        List<Session> taken = new ArrayList<>();
        open.forEach(session -> {
            if (session.state() == SessionEnd.CLOSING) {
                closing.add(session);
            } else if (isUnshared(session) && takeBack(session, SessionEnd.OPEN)) {
                taken.add(session);
            }
        });
        return sayUnknown(taken);
    }

    private void takeBackClosing() {
        List<Session> taken = new ArrayList<>(closing);
        closing = none();
        taken.removeIf(session -> !takeBack(session, SessionEnd.CLOSING));
        sayUnknown(taken);
    }

    private static boolean isUnshared(Session session) {
        return session.shareCount() == null || session.shareCount().retire();
    }

    /** Where it is closed after all, its close counts. */
    private boolean takeBack(Session session, SessionEnd from) {
        boolean taken = session.end(from, SessionEnd.WITHDRAWN, clock.nanoTime());
        if (taken) {
            sink.accept(session);
        }
        return taken;
    }

    /** What may be a connection behind an unknown pool is not said to have been a session. */
    private long sayUnknown(List<Session> taken) {
        long count = taken.stream().filter(Session::isCertain).count();
        if (count > 0) {
            sink.accept(new UntrackedSessions(count));
        }
        return count;
    }

    private static boolean isPowerOfTen(long number) {
        long rest = number;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    private static Set<Session> none() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
