package io.sessionaudit.core.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.session.OverflowCounts;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.Site;

/**
 * Keeps the current state for readers: the watch thread takes samples, the log thread finds places and counts. Nothing
 * is sampled or counted while no reader wants it; only the recent findings are always kept. The application's threads
 * are never involved.
 *
 * <p>Thread-safety: methods are for any thread, except those that are for the log thread.
 */
public final class LiveModel {
    private static final int MAX_PLACES = 100;

    /** The maximum number of sessions in a state, the oldest. */
    static final int MAX_SESSIONS = 5_000;

    private final AuditClock clock;
    private final LiveAgent agent;
    private final BooleanSupplier auditing;
    private final LiveReaders readers;
    private final LiveHistory history = new LiveHistory();
    private final AtomicReference<LiveSample> sample = new AtomicReference<>();
    private final LivePools pools = new LivePools();
    private final Object published = new Object();
    private volatile LiveState state;

    // For the log thread
    private final RecentFindings findings = new RecentFindings();
    private final LivePlaces places = new LivePlaces();
    private LiveSample last;
    private boolean counting;
    private Instant countingSince;
    private long dropped;

    /** What the log thread alone may look up. */
    public interface Lookup {
        /** {@return the number of a session in the log} */
        long number(Session session);

        /** {@return the site of a stack, or null for null; writes nothing} */
        Site siteOf(Throwable stack);
    }

    /**
     * Creates a model without a reader.
     *
     * @param agent what does not change
     * @param auditing whether the audit is switched on
     */
    public LiveModel(AuditClock clock, LiveAgent agent, BooleanSupplier auditing) {
        this.clock = clock;
        this.agent = agent;
        this.auditing = auditing;
        readers = new LiveReaders(clock);
    }

    /** {@return a model that no reader will use} */
    public static LiveModel withoutReaders(AuditClock clock) {
        LiveAgent none = new LiveAgent("", "", 0, "", "", "", Instant.EPOCH, false, null, 0);
        return new LiveModel(clock, none, () -> true);
    }

    /** {@return the readers} */
    public LiveReaders readers() {
        return readers;
    }

    /** {@return the latest state; null if no reader wanted it} */
    public LiveState state() {
        return state;
    }

    /** {@return the gauges of the last 15 minutes} */
    public LiveHistory history() {
        return history;
    }

    /**
     * Waits for another state than the given one; {@return it, or the given one after the timeout}
     *
     * @param previous may be null
     */
    public LiveState awaitOther(LiveState previous, long timeoutMillis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        synchronized (published) {
            long left = timeoutMillis;
            while (state == previous && left > 0) {
                published.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
            return state;
        }
    }

    /** Takes a sample, if a reader wants it; for the watch thread after each scan. Does not throw: see update. */
    public void sample(SessionRegistry open) {
        try {
            if (readers.isAny()) {
                refresh(open);
            }
        } catch (RuntimeException e) {
            sample.set(null);
        }
    }

    /** Takes a sample; the next turn of the log thread publishes the state. */
    public void refresh(SessionRegistry open) {
        sample.set(take(open));
    }

    /** {@return a sample of now, for {@link #stateOf}} */
    public LiveSample take(SessionRegistry open) {
        return LiveSample.of(open, pools.known(), clock.nanoTime());
    }

    /** Counts a session that has ended; for the log thread. */
    public void countSession(Session session, long heldNanos) {
        if (isCounting()) {
            pools.count(session, heldNanos, clock.nanoTime());
        }
    }

    /** Counts the sessions and findings that the queue had no room for; for the log thread. */
    public void countOverflow(Source source, OverflowCounts.Taken taken) {
        dropped += taken.sessions();
        if (isCounting()) {
            pools.count(source, taken, clock.nanoTime());
        }
    }

    /** Counts a finding, whether or not it is written in full; for the log thread. */
    public void countFinding(Source source, FindingKind kind) {
        if (isCounting()) {
            pools.count(source, kind, clock.nanoTime());
        }
    }

    /** Keeps a finding that is logged in full; for the log thread. */
    public void addFinding(LiveFinding finding, String group, boolean isNew) {
        findings.add(finding, group, isNew);
    }

    /** Counts a finding that repeats one that is kept; for the log thread. */
    public void repeatFinding(FindingKind kind, Source source, String group, Instant time) {
        findings.repeat(kind, source.name(), group, time);
    }

    /** Counts a finding that was resolved or withdrawn; for the log thread. */
    public void resolveFinding(FindingKind kind, Source source, String group) {
        findings.resolve(kind, source.name(), group);
    }

    /**
     * Publishes the state of a new sample, if there is one; for the log thread, at each turn. Does not throw, because
     * the log must not end with it; readers then see that the state is old.
     */
    public void update(Lookup lookup) {
        try {
            updateOnce(lookup);
        } catch (RuntimeException e) {
            sample.set(null);
        }
    }

    /**
     * Publishes the state at the end of the run; for the log thread, after the last event. The sample of the last scan
     * may have been published before the events of that scan were counted, so it is published again.
     */
    public void finish(Lookup lookup) {
        sample.compareAndSet(null, last);
        update(lookup);
    }

    private void updateOnce(Lookup lookup) {
        LiveSample taken = sample.get() == null ? null : sample.getAndSet(null);
        if (taken != null) {
            last = taken;
            beginCounting(taken.nanoTime());
            publish(sampled(taken, lookup));
        } else if (counting && !readers.isAny()) {
            forget();
            publish(null);
        }
    }

    /** {@return the state of a sample, which no other reader receives; for the log thread} */
    public LiveState stateOf(LiveSample taken, Lookup lookup) {
        boolean isWanted = counting;
        countingSince = counting ? countingSince : clock.at(taken.nanoTime());
        LiveState once = sampled(taken, lookup);
        if (!isWanted) {
            forget();
        }
        return once;
    }

    /** Counts from the first event that a reader wants, which may precede the first sample. */
    private boolean isCounting() {
        if (!counting && readers.isAny()) {
            beginCounting(clock.nanoTime());
        }
        return counting;
    }

    /** The first sample may be older than the first event that was counted. */
    private void beginCounting(long now) {
        if (!counting) {
            pools.begin(now);
        }
        Instant since = clock.at(now);
        if (!counting || since.isBefore(countingSince)) {
            countingSince = since;
        }
        counting = true;
    }

    private void forget() {
        counting = false;
        last = null;
        pools.clear();
        places.clear();
        history.clear();
    }

    private void publish(LiveState next) {
        synchronized (published) {
            state = next;
            published.notifyAll();
        }
    }

    private LiveState sampled(LiveSample taken, Lookup lookup) {
        Instant time = clock.at(taken.nanoTime());
        List<LiveSession> sessions = new ArrayList<>(taken.sessions().size());
        Map<Source, Integer> open = new IdentityHashMap<>();
        for (LiveSample.OpenSession each : taken.sessions()) {
            open.merge(each.session().source(), 1, Integer::sum);
            sessions.add(session(each, taken.nanoTime(), lookup));
        }
        sessions.sort(Comparator.comparingLong(session -> session.openedNanos() - taken.nanoTime()));
        List<LivePool> sampled = pools.of(taken, open);
        List<LivePlace> used = places.of(sessions, taken.nanoTime());
        List<LivePool> shown = firstOf(sampled, LivePools.MAX_POOLS);
        history.add(time.getEpochSecond(), shown);
        return new LiveState(
                time,
                agent.with(auditing.getAsBoolean(), countingSince, dropped),
                shown,
                sampled.size() - shown.size(),
                firstOf(used, MAX_PLACES),
                Math.max(0, used.size() - MAX_PLACES),
                sessions.size(),
                firstOf(sessions, MAX_SESSIONS),
                findings.newestFirst());
    }

    private static <T> List<T> firstOf(List<T> all, int limit) {
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    private static LiveSession session(LiveSample.OpenSession observed, long now, Lookup lookup) {
        Session session = observed.session();
        Transaction transaction = session.transactionIfAny();
        Site site = lookup.siteOf(session.openingStack());
        Place place = site == null ? null : site.where();
        SessionActivity activity = observed.isInCall()
                ? SessionActivity.IN_CALL
                : observed.isWaiting() ? SessionActivity.WAITING : SessionActivity.IDLE;
        return new LiveSession(
                lookup.number(session),
                session.source().name(),
                session.ownerName(),
                session.owner().threadId(),
                session.owner().isVirtual(),
                session.serverId(),
                session.trace(),
                place,
                session.openedNanos(),
                Math.max(0, now - session.openedNanos()),
                observed.isInCall() ? 0 : Math.max(0, now - observed.quietSinceNanos()),
                activity,
                session.statements(),
                transaction != null && transaction.hasUncommittedChanges());
    }
}
