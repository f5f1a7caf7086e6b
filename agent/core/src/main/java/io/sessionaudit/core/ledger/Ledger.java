package io.sessionaudit.core.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.FindingContext;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LiveSample;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.ReclaimOutcome;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.monitor.EndedWait;
import io.sessionaudit.core.monitor.ReclaimEvent;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.monitor.UsageSample;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.OverflowCounts;
import io.sessionaudit.core.session.ScopeTrace;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.TraceContext;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.FrameKind;
import io.sessionaudit.core.stack.FrameKindClassifier;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.StackDifference;

/**
 * Writes events as records: describes each source and site before the first record that refers to it, writes a repeated
 * finding once and counts it afterwards, and keeps totals, so that records and summaries add up.
 *
 * <p>Not thread-safe; for the log thread.
 */
public final class Ledger implements FindingContext, LiveModel.Lookup {
    private final LogWriter log;
    private final AuditClock clock;
    private final DeclaredNames mentions;
    private final FindingLedger findings;
    private final UsageLedger usage;
    private final List<LedgerListener> listeners;
    private final LiveModel live;
    private final Set<Session> announced = Collections.newSetFromMap(new IdentityHashMap<>());

    private Map<String, ?> description = Map.of();
    private int part;
    private long lastSession;
    private long sessions;
    private long open;
    private long untracked;

    /** The source whose counts are being written, and the counts; they are kept if memory runs out meanwhile. */
    private Source summarised;

    private OverflowCounts.Taken taken;

    /** Creates a ledger that finds places by the built-in tables only. */
    public Ledger(LogWriter log, AuditClock clock, BacktraceReader rawStacks) {
        this(log, clock, rawStacks, new PlaceFinder(FrameKindClassifier.builtIn()));
    }

    /** Creates a ledger whose current state has no readers. */
    public Ledger(LogWriter log, AuditClock clock, BacktraceReader rawStacks, PlaceFinder places) {
        this(log, clock, rawStacks, places, LiveModel.withoutReaders(clock));
    }

    /**
     * Creates a ledger.
     *
     * @param log receives the records
     * @param clock converts times of events
     * @param rawStacks recognizes equal stacks
     * @param places finds the places of stacks
     * @param live receives sessions and findings, for readers of the current state
     */
    public Ledger(LogWriter log, AuditClock clock, BacktraceReader rawStacks, PlaceFinder places, LiveModel live) {
        this(log, clock, rawStacks, places, live, List.of());
    }

    /**
     * Creates a ledger with listeners.
     *
     * @param log receives the records
     * @param clock converts times of events
     * @param rawStacks recognizes equal stacks
     * @param places finds the places of stacks
     * @param live receives sessions and findings, for readers of the current state
     * @param listeners receive sessions, findings and waits
     */
    public Ledger(
            LogWriter log,
            AuditClock clock,
            BacktraceReader rawStacks,
            PlaceFinder places,
            LiveModel live,
            List<LedgerListener> listeners) {
        this.listeners = List.copyOf(listeners);
        this.log = log;
        this.live = live;
        this.clock = clock;
        this.mentions = new DeclaredNames(log, clock, rawStacks, places);
        this.findings = new FindingLedger(this, log, clock, live, this.listeners);
        this.usage = new UsageLedger(log, clock, mentions);
    }

    /** Writes the first record of the run. */
    public void start(Map<String, ?> fields) {
        description = fields;
        startPart();
    }

    /**
     * Continues in a new file, which is readable on its own: it begins with {@code start}, describes sources and sites
     * again, at once those that records refer to which are not {@link #written} yet, and repeats the {@code open}
     * records of open sessions.
     */
    public void startPart() {
        part++;
        log.begin(LogFormat.START, now())
                .put(LogFormat.FORMAT, LogFormat.VERSION)
                .put(LogFormat.PART, part)
                .putAll(description)
                .end();
        mentions.startFile();
        forgetEnded();
        announced.forEach(this::writeOpen);
    }

    /**
     * Writes an event.
     *
     * @throws IllegalArgumentException if it is of an unknown class
     */
    public void write(AuditEvent event) {
        if (event instanceof Session session) {
            session(session);
        } else if (event instanceof Finding finding) {
            findings.finding(finding);
        } else if (event instanceof SessionMonitor.Announcement announcement) {
            open(announcement.session());
        } else if (event instanceof UsageSample sample) {
            usage.add(sample);
        } else if (event instanceof EndedWait wait) {
            Place place = placeOf(wait.call().stack().getStackTrace());
            listeners.forEach(listener -> listener.waitEnded(wait, place));
        } else if (event instanceof UntrackedSessions sessions) {
            untracked += sessions.count();
        } else if (event instanceof UnauditedClass unaudited) {
            write(unaudited);
        } else if (event instanceof ReclaimEvent entry) {
            write(entry);
        } else if (event instanceof OptionsChanged changed) {
            write(changed);
        } else if (event instanceof Dump dump) {
            dump.renderWith(this);
        } else if (event instanceof LedgerQuery<?> query) {
            query.answerWith(this);
        } else {
            throw new IllegalArgumentException(
                    "no event of the log: " + event.getClass().getName());
        }
    }

    private void open(Session session) {
        if (session.isOpen()) {
            announced.add(session);
            if (session.openingStack() != null) {
                session.shareOpeningStack(mentions.shared(session.openingStack()));
            }
            writeOpen(session);
        }
    }

    /** Writes a session that has ended or is open at the end of the run, and resolves the findings about it. */
    private void session(Session session) {
        if (SessionObservation.ifAny(session) != null) {
            announced.remove(session);
        }
        if (session.state() == SessionEnd.WITHDRAWN) {
            withdraw(session);
            return;
        }
        if (session.isWritten()) {
            return; // it was written as open at the end and closed afterwards
        }
        boolean stillOpen = !session.hasEnded();
        long end = stillOpen ? clock.nanoTime() : session.closedNanos();
        writeSession(session, end);
        session.setWritten(); // not before, because the heap may be full
        sessions++;
        if (stillOpen) {
            open++;
        } else {
            live.countSession(session, end - session.openedNanos());
        }
        for (LedgerListener listener : listeners) {
            if (listener.acceptsSession(end - session.openedNanos())) {
                listener.sessionWritten(session, number(session), end, siteOf(session.openingStack()));
            }
        }
        if (session.state() == SessionEnd.CLOSED
                || session.state() == SessionEnd.ABORTED
                || session.state() == SessionEnd.RECLAIMED) {
            findings.resolve(session, end, false);
        }
    }

    /** Writes the changed options; later files begin with the new values. */
    private void write(OptionsChanged changed) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        changed.changes().forEach(change -> {
            before.put(change.option().name(), SafeText.of(change.before()));
            after.put(change.option().name(), SafeText.of(change.after()));
        });
        Map<Object, Object> options = new LinkedHashMap<>();
        if (description.get(LogFormat.OPTIONS) instanceof Map<?, ?> known) {
            options.putAll(known);
        }
        options.putAll(after);
        options.values().removeIf(""::equals);
        Map<String, Object> renewed = new LinkedHashMap<>(description);
        renewed.put(LogFormat.OPTIONS, options);
        description = renewed;
        log.begin(LogFormat.OPTIONS_CHANGED, now())
                .put(LogFormat.OPTIONS, (Object) after)
                .put(LogFormat.BEFORE, (Object) before)
                .end();
    }

    /** Writes the result of reclaiming a leaked session, or why it is not reclaimed. */
    private void write(ReclaimEvent entry) {
        Session session = entry.session();
        String site = introduce(entry.source(), session == null ? null : session.openingStack());
        log.begin(LogFormat.RECLAIM, clock.at(entry.nanoTime()));
        if (session == null) {
            log.put(LogFormat.SOURCE, entry.source().name());
        } else {
            identify(session, site);
        }
        if (entry.lost() != null) {
            log.put(LogFormat.KIND, entry.lost().kind().label());
            if (entry.lost().isWrittenInFull()) {
                log.put(LogFormat.FINDING, entry.lost().number());
            }
        }
        log.put(LogFormat.OUTCOME, entry.outcome().label());
        if (entry.outcome() != ReclaimOutcome.NOT_POSSIBLE) {
            log.put(LogFormat.ROLLED_BACK, entry.rolledBack()).putMillis(LogFormat.TOOK_MS, entry.tookNanos());
        }
        log.put(LogFormat.REASON, entry.reason())
                .put(LogFormat.MESSAGE, entry.message())
                .end();
    }

    /** Writes why a class is not audited. */
    private void write(UnauditedClass unaudited) {
        log.begin(LogFormat.UNAUDITED, now())
                .put(LogFormat.CLASS, unaudited.className())
                .put(LogFormat.REASON, unaudited.reason())
                .end();
    }

    /** Writes the counts of findings and the use of the sources; called once a minute and at the end. */
    public void summarise() {
        writeTaken();
        findings.summarise();
        usage.write();
        forgetEnded();
        listeners.forEach(listener -> write(listener.takeCounts()));
    }

    /** Writes how much was sent elsewhere; nothing for null. */
    private void write(ExportCounts counts) {
        if (counts != null) {
            log.begin(LogFormat.EXPORT, now())
                    .put(LogFormat.URL, counts.to())
                    .put(LogFormat.SENT, counts.sent())
                    .put(LogFormat.UNSENT, counts.unsent());
            if (counts.unsentMetrics() > 0) {
                log.put(LogFormat.UNSENT_METRICS, counts.unsentMetrics());
            }
            log.put(LogFormat.REASON, SafeText.of(counts.reason())).end();
        }
    }

    /** Writes the counts of a source whose events did not fit into the queue. */
    public void summarise(Source source) {
        writeTaken();
        summarised = source;
        writeTaken();
    }

    private void writeTaken() {
        if (summarised == null) {
            return;
        }
        if (taken == null) {
            taken = summarised.overflowCounts().take();
        }
        if (!taken.isEmpty()) {
            writeSummary(summarised);
            live.countOverflow(summarised, taken);
            sessions += taken.sessions();
            open += taken.sessions(SessionEnd.OPEN);
        }
        summarised = null;
        taken = null;
    }

    private void writeSummary(Source source) {
        mentions.source(source);
        log.begin(LogFormat.SUMMARY, now()).put(LogFormat.SOURCE, source.name());
        log.put(LogFormat.SESSIONS, taken.sessions());
        log.put(LogFormat.FINDINGS, (Object) FindingLedger.labels(taken.findings()));
        Map<String, Long> ends = new LinkedHashMap<>();
        taken.ends().forEach((end, count) -> ends.merge(end.label(), count, Long::sum));
        log.put(LogFormat.ENDS, (Object) ends);
        if (taken.heldMicros() != null) {
            Map<String, Object> held = new LinkedHashMap<>();
            held.put(LogFormat.P50, new LogWriter.Millis(taken.heldMicros().getValueAtPercentile(50) * 1000));
            held.put(LogFormat.P99, new LogWriter.Millis(taken.heldMicros().getValueAtPercentile(99) * 1000));
            held.put(LogFormat.MAXIMUM, new LogWriter.Millis(taken.heldMicros().getMaxValue() * 1000));
            log.put(LogFormat.HELD_MS, (Object) held);
        }
        findings.count(taken.findings());
        log.end();
    }

    /** Writes the last record of the run. */
    public void stop() {
        live.finish(this);
        listeners.forEach(LedgerListener::finish);
        summarise();
        log.begin(LogFormat.STOP, now())
                .put(LogFormat.SESSIONS, sessions)
                .put(LogFormat.OPEN, open)
                .put(LogFormat.FINDINGS, (Object) FindingLedger.labels(findings.totals()));
        if (untracked > 0) {
            log.put(LogFormat.UNTRACKED, untracked);
        }
        log.end();
    }

    /** Publishes the current state if there is a new sample; also while the log cannot be written. */
    public void updateLive() {
        live.update(this);
    }

    /** {@return the state of a sample} */
    LiveState liveStateOf(LiveSample sample) {
        return live.stateOf(sample, this);
    }

    /**
     * Removes the record that was being written when memory ran out, and continues. Its event is not counted, unless it
     * is written. Allocates no memory.
     */
    public void abandonRecord() {
        log.abandon();
        mentions.forget(); // one of them may have been that record
    }

    /** Flushes the writer. */
    public void flush() throws IOException {
        log.flush();
    }

    /** Records that all records so far are in the file. */
    public void written() {
        mentions.written();
    }

    /** {@return the number of written finding records} */
    public long findingLines() {
        return findings.lines();
    }

    @Override
    public long number(Session session) {
        if (session.number() == 0) {
            session.setNumber(++lastSession);
        }
        return session.number();
    }

    @Override
    public Site site(Throwable stack) {
        return mentions.site(stack);
    }

    /** {@return the site of a stack, without writing its record; null for null} */
    @Override
    public Site siteOf(Throwable stack) {
        return mentions.siteOf(stack);
    }

    @Override
    public Place placeOf(StackTraceElement[] stack) {
        return mentions.sites().placeOf(stack);
    }

    @Override
    public FrameKind callerKind(Throwable stack) {
        return mentions.sites().callerKind(stack);
    }

    @Override
    public StackDifference difference(Throwable one, Throwable other) {
        return mentions.sites().difference(one, other);
    }

    /** Writes the record of a source if needed. */
    void introduce(Source source) {
        mentions.source(source);
    }

    /** Writes the record of a site if needed; nothing for null. */
    void introduce(Site site) {
        if (site != null) {
            mentions.declare(site);
        }
    }

    /** {@return the id of the site of a stack; writes the records of source and site if needed; null for null} */
    String introduce(Source source, Throwable stack) {
        mentions.source(source);
        Site site = mentions.site(stack);
        return site == null ? null : site.id();
    }

    private void writeOpen(Session session) {
        String site = introduce(session.source(), session.openingStack());
        log.begin(LogFormat.OPEN, now());
        identify(session, site);
        if (site != null) {
            DeclaredNames.putPlace(siteOf(session.openingStack()), log);
        }
        log.put(LogFormat.OPENED, clock.at(session.openedNanos())).end();
    }

    private void writeSession(Session session, long end) {
        String site = introduce(session.source(), session.openingStack());
        Transaction transaction = session.transactionIfAny();
        log.begin(LogFormat.SESSION, clock.at(end));
        identify(session, site);
        log.put(LogFormat.VIRTUAL, session.opener().isVirtual())
                .put(LogFormat.OPENED, clock.at(session.openedNanos()))
                .putMillis(LogFormat.HELD_MS, end - session.openedNanos())
                .put(LogFormat.STATEMENTS, session.statements())
                .put(LogFormat.COMMITS, transaction == null ? 0 : transaction.commits())
                .put(LogFormat.ROLLBACKS, transaction == null ? 0 : transaction.rollbacks())
                .put(LogFormat.END, session.state().label());
        putActivity(session);
        if (!session.mdc().isEmpty()) {
            log.put(LogFormat.MDC, (Object) SafeText.of(session.mdc()));
        }
        if (session.shareCount() != null) {
            putAbove(0, LogFormat.SHARED, session.shareCount().times());
        }
        if (session.scopeIfAny() != null) {
            putScope(session.scopeIfAny());
        }
        log.end();
    }

    /** Omits default values. */
    private void putScope(ScopeTrace scope) {
        log.put(LogFormat.SCOPE, SafeText.of(scope.name()));
        putAbove(1, LogFormat.SCOPE_ATTEMPT, scope.attempt());
        putAbove(1, LogFormat.SCOPE_DEPTH, scope.depth());
        putAbove(0, LogFormat.SCOPE_JOINS, scope.joins());
        putAbove(0, LogFormat.SCOPE_SAVEPOINTS, scope.savepoints());
        if (scope.isRequiresNew()) {
            log.put(LogFormat.SCOPE_REQUIRES_NEW, true);
        }
        putAbove(0, LogFormat.HAND_OVERS, scope.handOvers());
        log.put(LogFormat.OPENED_BY, scope.openedBy());
    }

    private void putAbove(int usual, String field, int number) {
        if (number > usual) {
            log.put(field, number);
        }
    }

    /** Withdraws the findings about the session and its {@code open} record. */
    private void withdraw(Session session) {
        findings.resolve(session, session.closedNanos(), true);
        SessionObservation watching = SessionObservation.ifAny(session);
        if (watching != null) {
            watching.findings.clear(); // so that they are not resolved again if it is closed later
        }
        if (watching != null && watching.announced) {
            log.begin(LogFormat.RESOLVED, now())
                    .put(LogFormat.SESSION, number(session))
                    .put(LogFormat.WITHDRAWN, true)
                    .end();
        }
    }

    private void putActivity(Session session) {
        SessionObservation watching = SessionObservation.ifAny(session);
        if (watching == null || !watching.announced) {
            return;
        }
        List<Map<String, Object>> activity = watching.timeline.entries(session.openedNanos());
        if (!activity.isEmpty()) {
            log.put(LogFormat.ACTIVITY, (Object) activity);
        }
    }

    private void identify(Session session, String site) {
        log.put(LogFormat.SESSION, number(session))
                .put(LogFormat.SOURCE, session.source().name())
                .put(LogFormat.THREAD, session.threadName())
                .put(LogFormat.THREAD_ID, session.opener().threadId())
                .put(LogFormat.SITE, site);
        if (session.serverId() >= 0) {
            log.put(LogFormat.SERVER_ID, session.serverId());
        }
        putTrace(session, log);
    }

    /** Writes the ids of the session's span; nothing if it has none. */
    static void putTrace(Session session, LogWriter log) {
        TraceContext trace = session.trace();
        if (trace != null) {
            log.put(LogFormat.TRACE_ID, trace.traceId()).put(LogFormat.SPAN_ID, trace.spanId());
        }
    }

    /** Removes sessions whose end did not fit into the queue. */
    private void forgetEnded() {
        announced.removeIf(Session::hasEnded);
    }

    private Instant now() {
        return clock.at(clock.nanoTime());
    }
}
