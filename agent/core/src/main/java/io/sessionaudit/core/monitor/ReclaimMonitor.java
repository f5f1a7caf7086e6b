package io.sessionaudit.core.monitor;

import java.lang.ref.Reference;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.ReclaimHandle;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.Source;

/**
 * Decides which lost sessions are given back. For the watch thread.
 *
 * <p>Unreachable is what the garbage collector has found so twice: between the first time and the second the application's own
 * finalizers have had their turn. A reachable connection is given back only when its thread has ended, no other thread has ever
 * used it, and nobody has for {@code held-after} since.
 */
final class ReclaimMonitor {
    private final SessionRegistry open;
    private final ReclaimPolicy reclaiming;
    private final ConnectionReclaimer giveBack;
    private final Thresholds limits;
    private final Consumer<AuditEvent> sink;
    private boolean stopped;
    private final Set<Reference<?>> unreachable = Collections.newSetFromMap(new IdentityHashMap<>());

    ReclaimMonitor(
            SessionRegistry open,
            ReclaimPolicy reclaiming,
            ConnectionReclaimer giveBack,
            Thresholds limits,
            Consumer<AuditEvent> sink) {
        this.open = open;
        this.reclaiming = reclaiming;
        this.giveBack = giveBack;
        this.limits = limits;
        this.sink = sink;
    }

    /** Nothing is given back from here on: the JVM is about to end. */
    void stop() {
        stopped = true;
    }

    /** The agent holds no connection any longer than to the first look at its session. */
    void letGo(Session session) {
        open.letGo(session, reclaiming.references());
    }

    /** Begins a look: takes what the garbage collector has found since the last one. */
    void look(long now) {
        unreachable.clear();
        if (stopped) {
            return;
        }
        open.forEachUnreachable(unreachable::add);
        giveBack.look(now);
    }

    /** {@return the connection of a session where it is proven that nobody can reach it, and it is to be given back; or null} */
    Object unreachable(Session session) {
        ReclaimHandle trail = session.reclaimHandle();
        Reference<Object> last = trail == null ? null : trail.last();
        if (last == null || !unreachable.remove(last)) {
            return null;
        }
        Object connection = last.get();
        if (!reclaiming.mode().takesUnreachable(session) || obstacle(session) != null) {
            trail.cut(); // and the next garbage collection proves it abandoned, as without reclaim
            return null;
        }
        if (trail.hasProducts() || trail.beginProof()) {
            open.follow(trail, connection, reclaiming.references()); // finalizers may have come since
            return null;
        }
        trail.cut();
        return connection;
    }

    /** Has a session given back that nobody can reach. */
    void give(Session session, Object connection, Finding lost) {
        giveBack.begin(session, connection, lost, false, session.calls());
    }

    /** {@return what is done about a session whose connection nobody can reach, in words; null for nothing} */
    String willDo(Session session, FindingKind kind) {
        boolean wanted = kind == FindingKind.ORPHANED
                ? reclaiming.mode().takesOrphaned()
                : reclaiming.mode().takesUnreachable(session);
        if (!wanted || obstacle(session) != null || kind == FindingKind.ORPHANED && isShared(session)) {
            return null;
        }
        return kind == FindingKind.ORPHANED
                ? "Nothing was done yet; reclaim gives the connection back when nobody can reach it any more, or has used"
                        + " it for held-after, and logs how that went"
                : "reclaim has it rolled back and given back to the pool, and logs how that went";
    }

    /** A session is lost to the garbage collector and was not given back: says why, where that was asked for. */
    void abandoned(Session session, Finding lost, long now) {
        String obstacle = obstacle(session);
        if (reclaiming.mode().takesAbandoned() && obstacle != null && isOfPool(session)) {
            sink.accept(ReclaimEvent.notPossible(session, lost, obstacle, now));
        }
    }

    /** An orphan may have been left alone for long enough. */
    void lookAtOrphan(Session session, Finding orphaned, long quietSince, long now) {
        ReclaimHandle trail = session.reclaimHandle();
        long alone = now - Math.max(quietSince, orphaned.nanoTime());
        boolean wanted = !stopped && reclaiming.mode().takesOrphaned() && trail != null;
        if (!wanted || session.isInCall() || alone < limits.heldNanos()) {
            return;
        }
        String obstacle = obstacle(session);
        if (obstacle == null) {
            obstacle = isShared(session) ? sharing(session) : null;
        }
        Object connection = obstacle == null ? trail.connection() : null;
        if (obstacle == null && connection == null || !isOfPool(session) || !trail.beginOrphan()) {
            return; // nobody can reach it: the garbage collector is about to say so
        }
        if (obstacle != null) {
            sink.accept(ReclaimEvent.notPossible(session, orphaned, obstacle, now));
            return;
        }
        int calls = session.calls();
        if (session.beginClose()) {
            giveBack.begin(session, connection, orphaned, true, calls);
        }
    }

    /** Says once of each source what cannot be done there. */
    void introduce(Session session, long now) {
        Source source = session.source();
        if (reclaiming.mode() == ReclaimMode.OFF || !session.isCertain() || !source.beginReclaim()) {
            return;
        }
        String reason = source.pool() == null
                ? "it is no pool that is known; what a wrapper does at close cannot be foreseen"
                : obstacle(source);
        if (reason != null) {
            sink.accept(ReclaimEvent.notPossible(source, reason, now));
        }
    }

    private String obstacle(Source source) {
        String title = source.pool().title();
        if (reclaiming.mode().takesAbandoned() && source.keepsLent()) {
            return title + " itself keeps hold of what it has lent, so that nothing is ever proven to be out of reach";
        }
        if (reclaiming.mode().takesOrphaned() && !source.lendsAnew()) {
            return title + " lends the same object again: to give one back that somebody can still reach could hit the"
                    + " next borrower";
        }
        return null;
    }

    /** {@return why a session is not given back whatever has become of it, or null} */
    private static String obstacle(Session session) {
        if (!isOfPool(session)) {
            return "its source is no pool that is known";
        }
        if (session.reclaimHandle() == null) {
            return "it was opened before reclaim was switched on";
        }
        if (session.reclaimHandle().hasEscaped()) {
            return "the application was given what lies behind it (unwrap, getMetaData), and may be using that";
        }
        return session.owner().isInBranch() ? "its thread works for a global transaction" : null;
    }

    private static boolean isOfPool(Session session) {
        return session.isCertain() && session.source().pool() != null;
    }

    private static boolean isShared(Session session) {
        return sharing(session) != null;
    }

    /** {@return why a session that somebody can reach is not given back, or null} */
    private static String sharing(Session session) {
        ReclaimHandle trail = session.reclaimHandle();
        if (trail.isUsedByOthers()) {
            return "another thread has used it: it was handed over, and somebody can still reach it";
        }
        if (trail.hasUnseenRows()) {
            return "whether its results are being read cannot be seen, and somebody can still reach it";
        }
        return session.source().lendsAnew()
                ? null
                : "somebody can still reach it, and its pool lends the same object again";
    }
}
