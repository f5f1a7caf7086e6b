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
 * Decides which lost sessions are reclaimed. For the watch thread.
 *
 * <p>A connection is unreachable if the garbage collector has found it so twice: in between, the application's own
 * finalizers have run. A reachable connection is reclaimed only if its thread has ended, no other thread has ever used
 * it, and it has not been used for {@code held-after} since.
 */
final class ReclaimMonitor {
    private final SessionRegistry open;
    private final ReclaimPolicy policy;
    private final ConnectionReclaimer reclaimer;
    private final Thresholds limits;
    private final Consumer<AuditEvent> sink;
    private boolean stopped;
    private final Set<Reference<?>> unreachable = Collections.newSetFromMap(new IdentityHashMap<>());

    ReclaimMonitor(
            SessionRegistry open,
            ReclaimPolicy policy,
            ConnectionReclaimer reclaimer,
            Thresholds limits,
            Consumer<AuditEvent> sink) {
        this.open = open;
        this.policy = policy;
        this.reclaimer = reclaimer;
        this.limits = limits;
        this.sink = sink;
    }

    /** Reclaims nothing from now on: the JVM is about to end. */
    void stop() {
        stopped = true;
    }

    /** Releases the connection of a session, at the first scan that finds it. */
    void release(Session session) {
        open.release(session, policy.references());
    }

    /** Begins a scan: collects the references that became unreachable since the previous one. */
    void beginScan(long now) {
        unreachable.clear();
        if (stopped) {
            return;
        }
        open.forEachUnreachable(unreachable::add);
        reclaimer.checkProgress(now);
    }

    /** {@return the connection of a session if it is proven unreachable and is to be reclaimed; else null} */
    Object unreachable(Session session) {
        ReclaimHandle handle = session.reclaimHandle();
        Reference<Object> last = handle == null ? null : handle.lastReference();
        if (last == null || !unreachable.remove(last)) {
            return null;
        }
        Object connection = last.get();
        if (!policy.mode().takesUnreachable(session) || obstacle(session) != null) {
            handle.clear(); // the next garbage collection reports it as abandoned, as without reclaim
            return null;
        }
        if (handle.hasProducts() || handle.beginProof()) {
            open.follow(handle, connection, policy.references()); // a finalizer may have made it reachable again
            return null;
        }
        handle.clear();
        return connection;
    }

    /** Reclaims a session whose connection is unreachable. */
    void reclaim(Session session, Object connection, Finding lost) {
        reclaimer.begin(session, connection, lost, false, session.calls());
    }

    /** {@return what is done about a lost session, for the message of its finding; null for nothing} */
    String plannedAction(Session session, FindingKind kind) {
        boolean wanted = kind == FindingKind.ORPHANED
                ? policy.mode().takesOrphaned()
                : policy.mode().takesUnreachable(session);
        if (!wanted || obstacle(session) != null || kind == FindingKind.ORPHANED && isShared(session)) {
            return null;
        }
        return kind == FindingKind.ORPHANED
                ? "Nothing was done yet; reclaim closes the connection when it is unreachable, or when it has not been"
                        + " used for held-after, and logs the outcome"
                : "reclaim rolls it back, returns its connection to the pool, and logs the outcome";
    }

    /** Logs why an abandoned session was not reclaimed, if reclaim is on. */
    void abandoned(Session session, Finding lost, long now) {
        String obstacle = obstacle(session);
        if (policy.mode().takesAbandoned() && obstacle != null && isOfPool(session)) {
            sink.accept(ReclaimEvent.notPossible(session, lost, obstacle, now));
        }
    }

    /** Reclaims an orphaned session if it has been idle for long enough. */
    void checkOrphan(Session session, Finding orphaned, long quietSince, long now) {
        ReclaimHandle handle = session.reclaimHandle();
        long idle = now - Math.max(quietSince, orphaned.nanoTime());
        boolean wanted = !stopped && policy.mode().takesOrphaned() && handle != null;
        if (!wanted || session.isInCall() || idle < limits.heldNanos()) {
            return;
        }
        String obstacle = obstacle(session);
        if (obstacle == null) {
            obstacle = isShared(session) ? sharing(session) : null;
        }
        Object connection = obstacle == null ? handle.connection() : null;
        if (obstacle == null && connection == null || !isOfPool(session) || !handle.beginOrphan()) {
            return; // no connection: it is unreachable, and the garbage collector will report it
        }
        if (obstacle != null) {
            sink.accept(ReclaimEvent.notPossible(session, orphaned, obstacle, now));
            return;
        }
        int calls = session.calls();
        if (session.beginClose()) {
            reclaimer.begin(session, connection, orphaned, true, calls);
        }
    }

    /** Logs once for each source what reclaim cannot do there. */
    void reportLimits(Session session, long now) {
        Source source = session.source();
        if (policy.mode() == ReclaimMode.OFF || !session.isCertain() || !source.beginReclaimReport()) {
            return;
        }
        String reason = source.pool() == null
                ? "it is not a known pool; what a wrapper does at close cannot be predicted"
                : obstacle(source);
        if (reason != null) {
            sink.accept(ReclaimEvent.notPossible(source, reason, now));
        }
    }

    private String obstacle(Source source) {
        String title = source.pool().title();
        if (policy.mode().takesAbandoned() && source.traits().keepsLent()) {
            return title + " keeps references to lent connections, so that none is ever proven unreachable";
        }
        if (policy.mode().takesOrphaned() && !source.traits().lendsAnew()) {
            return title + " lends the same object again: closing one that is still reachable could affect the next"
                    + " borrower";
        }
        return null;
    }

    /** {@return why a session is never reclaimed, or null} */
    private static String obstacle(Session session) {
        if (!isOfPool(session)) {
            return "its source is not a known pool";
        }
        if (session.reclaimHandle() == null) {
            return "it was opened before reclaim was enabled";
        }
        if (session.reclaimHandle().hasEscaped()) {
            return "the application received an object behind it (unwrap, getMetaData), and may be using that";
        }
        return session.opener().isInBranch() ? "its thread works for a global transaction" : null;
    }

    private static boolean isOfPool(Session session) {
        return session.isCertain() && session.source().pool() != null;
    }

    private static boolean isShared(Session session) {
        return sharing(session) != null;
    }

    /** {@return why a session is not reclaimed while its connection is reachable, or null} */
    private static String sharing(Session session) {
        ReclaimHandle handle = session.reclaimHandle();
        if (handle.isUsedByOthers()) {
            return "another thread has used it: it was handed over, and is still reachable";
        }
        if (handle.hasUnseenRows()) {
            return "reads of its results cannot be observed, and it is still reachable";
        }
        return session.source().traits().lendsAnew()
                ? null
                : "it is still reachable, and its pool lends the same object again";
    }
}
