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
 * Withdraws the open sessions after a hook failed, because a close may have been missed: a missed leak is preferable to
 * a false one. Threadsafe.
 *
 * <p>Shared sessions are kept: otherwise an inner close would close the connection.
 */
final class FailedHooks {
    private final SessionRegistry open;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;
    private final Consumer<String> diagnostics;

    /** Sessions whose close had begun; checked again at the next scan. */
    private Set<Session> closing = none();

    private long failures;

    FailedHooks(SessionRegistry open, AuditClock clock, Consumer<AuditEvent> sink, Consumer<String> diagnostics) {
        this.open = open;
        this.clock = clock;
        this.sink = sink;
        this.diagnostics = diagnostics;
    }

    /** Withdraws the open sessions if a hook has failed since the last call. */
    synchronized void check() {
        withdrawClosing();
        if (!SessionAuditHooks.failed) {
            return;
        }
        long count = withdraw();
        SessionAuditHooks.failed = false; // later failures are handled by the next scan
        count += withdraw(); // sessions opened while the first pass ran
        if (isPowerOfTen(++failures)) {
            diagnostics.accept(
                    "a hook has failed, usually because of a StackOverflowError, an OutOfMemoryError or a stopped"
                            + " thread: the sessions that were open then (" + count
                            + ") are untracked, as they will be whenever this happens again"
                            + (failures == 1 ? "" : " (" + failures + " times so far)"));
        }
    }

    /** Leaves pending work to the {@code FailedHooks} of the next period. */
    synchronized void handOver() {
        if (!closing.isEmpty()) {
            SessionAuditHooks.failed = true;
        }
    }

    private long withdraw() {
        List<Session> withdrawn = new ArrayList<>();
        open.forEach(session -> {
            if (session.state() == SessionEnd.CLOSING) {
                closing.add(session);
            } else if (isUnshared(session) && withdraw(session, SessionEnd.OPEN)) {
                withdrawn.add(session);
            }
        });
        return recordUntracked(withdrawn);
    }

    private void withdrawClosing() {
        List<Session> withdrawn = new ArrayList<>(closing);
        closing = none();
        withdrawn.removeIf(session -> !withdraw(session, SessionEnd.CLOSING));
        recordUntracked(withdrawn);
    }

    private static boolean isUnshared(Session session) {
        return session.shareCount() == null || session.shareCount().retire();
    }

    /** Has no effect if the session is closed concurrently. */
    private boolean withdraw(Session session, SessionEnd from) {
        boolean withdrawn = session.end(from, SessionEnd.WITHDRAWN, clock.nanoTime());
        if (withdrawn) {
            sink.accept(session);
        }
        return withdrawn;
    }

    /** Does not count a session that may be a connection behind an unknown pool. */
    private long recordUntracked(List<Session> withdrawn) {
        long count = withdrawn.stream().filter(Session::isCertain).count();
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
