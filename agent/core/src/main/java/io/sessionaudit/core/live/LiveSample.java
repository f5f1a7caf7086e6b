package io.sessionaudit.core.live;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.Source;

/**
 * The open sessions and the gauges of the pools at one moment. The log thread finds the places. Not modified after it
 * was taken.
 *
 * @param nanoTime when it was taken
 * @param sessions the open sessions
 * @param waiting the number of threads inside a borrow, by source
 * @param pools the gauges of the pools
 */
public record LiveSample(
        long nanoTime, List<OpenSession> sessions, Map<Source, Integer> waiting, Map<Source, Gauges> pools) {
    /**
     * An open session.
     *
     * @param quietSinceNanos since when no scan has seen a call
     */
    record OpenSession(Session session, boolean isInCall, boolean isWaiting, long quietSinceNanos) {}

    /** Figures of a pool; -1 for those that are unknown. */
    record Gauges(int inUse, int max) {
        static final Gauges UNKNOWN = new Gauges(-1, -1);
    }

    /**
     * Takes a sample; from any thread.
     *
     * @param known sources that may have no open session now
     */
    static LiveSample of(SessionRegistry open, Iterable<Source> known, long now) {
        List<OpenSession> sessions = new ArrayList<>();
        Map<Source, Integer> waiting = new IdentityHashMap<>();
        Map<Source, Gauges> pools = new IdentityHashMap<>();
        Consumer<Session> reader = session -> {
            if (session.isOpen() && session.isCertain()) {
                sessions.add(observe(session, now));
                pools.put(session.source(), Gauges.UNKNOWN);
            }
        };
        open.forEach(reader);
        open.forEachOwnerUntil(owner -> {
            Source pool = owner.waitsFor();
            if (pool != null) {
                waiting.merge(pool, 1, Integer::sum);
                pools.put(pool, Gauges.UNKNOWN);
            }
            return false;
        });
        known.forEach(source -> pools.put(source, Gauges.UNKNOWN));
        pools.replaceAll((source, gauges) -> new Gauges(source.inUse(), source.limit()));
        return new LiveSample(now, sessions, waiting, pools);
    }

    private static OpenSession observe(Session session, long now) {
        SessionObservation seen = SessionObservation.ifAny(session);
        boolean isInCall = session.isInCall();
        boolean isWaiting = !session.isInTransit() && session.owner().waitsFor() != null;
        return new OpenSession(session, isInCall, isWaiting, seen == null ? now : seen.quietSinceNanos(now));
    }
}
