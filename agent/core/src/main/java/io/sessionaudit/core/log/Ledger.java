package io.sessionaudit.core.log;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.FindingKind;
import io.sessionaudit.core.finding.Message;
import io.sessionaudit.core.session.AuditClock;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionEnd;
import io.sessionaudit.core.session.SessionNumbers;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.core.site.Site;

/**
 * Keeps the books: turns sessions and findings into records, introduces each source and site before it is first named,
 * writes a repeated finding once and counts it afterwards, and makes lines and summaries add up.
 *
 * <p>Not threadsafe; for the writer thread.
 */
public final class Ledger {
    private final LogWriter log;
    private final AuditClock clock;
    private final SessionNumbers numbers;
    private final Introductions introductions;
    private final Repetitions repetitions = new Repetitions();
    private final Map<FindingKind, Long> totals = new EnumMap<>(FindingKind.class);

    private long lastFinding;
    private long sessions;
    private long open;

    /**
     * An empty ledger.
     *
     * @param log gets the records
     * @param clock tells when things happened
     * @param numbers gives sessions their numbers
     */
    public Ledger(LogWriter log, AuditClock clock, SessionNumbers numbers) {
        this.log = log;
        this.clock = clock;
        this.numbers = numbers;
        this.introductions = new Introductions(log, clock);
    }

    /** Writes the first record of the run. */
    public void start(Map<String, ?> description) {
        log.begin(LogFormat.START, clock.at(clock.nanoTime()))
                .put(LogFormat.FORMAT, LogFormat.VERSION)
                .putAll(description)
                .end();
    }

    /** Writes that a session has been open for a second. */
    public void open(Session session) {
        if (!session.isOpen()) {
            return;
        }
        introductions.source(session.source());
        Site site = introductions.site(session.openingStack());
        log.begin(LogFormat.OPEN, clock.at(clock.nanoTime()));
        identify(session, site == null ? null : site.id());
        log.put(LogFormat.OPENED, clock.at(session.openedNanos())).end();
    }

    /** Writes a session that has ended, or that is open at the end; settles the findings about it. */
    public void session(Session session) {
        if (session.state() == SessionEnd.WITHDRAWN) {
            withdraw(session);
            return;
        }
        if (session.isEntered()) {
            return; // it was written as open at the end, and has been closed since
        }
        sessions++;
        session.entered();
        boolean stillOpen = !session.hasEnded();
        if (stillOpen) {
            open++;
        }
        long end = stillOpen ? clock.nanoTime() : session.closedNanos();
        introductions.source(session.source());
        Site site = introductions.site(session.openingStack());
        Transaction transaction = session.transactionIfAny();
        log.begin(LogFormat.SESSION, clock.at(end));
        identify(session, site == null ? null : site.id());
        log.put(LogFormat.VIRTUAL, session.owner().isVirtual())
                .put(LogFormat.OPENED, clock.at(session.openedNanos()))
                .putMillis(LogFormat.HELD_MS, end - session.openedNanos())
                .put(LogFormat.STATEMENTS, session.statements())
                .put(LogFormat.COMMITS, transaction == null ? 0 : transaction.commits())
                .put(LogFormat.ROLLBACKS, transaction == null ? 0 : transaction.rollbacks())
                .put(LogFormat.END, session.state().label())
                .end();
        if (session.state() == SessionEnd.CLOSED || session.state() == SessionEnd.ABORTED) {
            resolve(session, end, false);
        }
    }

    /** Writes a finding, or counts it where the same one was written less than a minute ago. */
    public void finding(Finding finding) {
        if (isLate(finding)) {
            return;
        }
        introductions.source(finding.source());
        Site site = introductions.site(finding.stack());
        if (finding.escalation() > 1) {
            escalate(finding, site);
            return;
        }
        totals.merge(finding.kind(), 1L, Long::sum);
        String siteId = site == null ? null : site.id();
        if (repetitions.isRepeated(finding.source(), siteId, finding.kind(), finding.nanoTime())) {
            return;
        }
        finding.writtenAs(++lastFinding);
        write(finding, site);
    }

    /** The session was closed, and its line written, while the watch thread looked at it: there is nothing to say. */
    private static boolean isLate(Finding finding) {
        boolean aboutOpen = finding.kind() == FindingKind.HELD || finding.kind() == FindingKind.ORPHANED;
        return aboutOpen && finding.session().isEntered();
    }

    /** Writes what was only counted so far; once a minute, and at the end. */
    public void summarise() {
        for (Repetitions.Tally tally : repetitions.take()) {
            log.begin(LogFormat.SUMMARY, now()).put(LogFormat.SOURCE, tally.source());
            log.put(LogFormat.SITE, tally.site()).put(LogFormat.SESSIONS, 0);
            log.put(LogFormat.FINDINGS, (Object) labels(tally.findings()));
            if (!tally.resolved().isEmpty()) {
                log.put(LogFormat.RESOLVED, (Object) labels(tally.resolved()));
            }
            log.end();
        }
    }

    /** Writes what one source could not bring through the queue. */
    public void summarise(Source source) {
        var taken = source.unwritten().take();
        if (taken.isEmpty()) {
            return;
        }
        introductions.source(source);
        sessions += taken.sessions();
        open += taken.ends().getOrDefault(SessionEnd.OPEN, 0L);
        taken.findings().forEach((kind, count) -> totals.merge(kind, count, Long::sum));
        log.begin(LogFormat.SUMMARY, now()).put(LogFormat.SOURCE, source.name());
        log.put(LogFormat.SESSIONS, taken.sessions());
        log.put(LogFormat.FINDINGS, (Object) labels(taken.findings()));
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
        log.end();
    }

    /** Writes the last record of the run. */
    public void stop() {
        summarise();
        log.begin(LogFormat.STOP, now())
                .put(LogFormat.SESSIONS, sessions)
                .put(LogFormat.OPEN, open)
                .put(LogFormat.FINDINGS, (Object) labels(totals))
                .end();
    }

    /** Hands everything to the stream. */
    public void flush() throws IOException {
        log.flush();
    }

    /** {@return the number of a session} */
    public long number(Session session) {
        return session.number(numbers);
    }

    /** {@return the site of a stack, introduced if need be, or null for no stack; not while a record is begun} */
    public Site site(Throwable stack) {
        return introductions.site(stack);
    }

    private void write(Finding finding, Site site) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        Message message = finding.wording().render(this, evidence);
        log.begin(LogFormat.FINDING, clock.at(finding.nanoTime()))
                .put(LogFormat.FINDING, finding.number())
                .put(LogFormat.KIND, finding.kind().label())
                .put(LogFormat.SEVERITY, finding.severity().label());
        if (finding.session() != null) {
            log.put(LogFormat.SESSION, number(finding.session()));
        }
        log.put(LogFormat.SOURCE, finding.source().name())
                .put(LogFormat.THREAD, finding.threadName())
                .put(LogFormat.THREAD_ID, finding.threadId());
        if (finding.session() != null && finding.session().serverId() >= 0) {
            log.put(LogFormat.SERVER_ID, finding.session().serverId());
        }
        if (site != null) {
            log.put(LogFormat.SITE, site.id());
        }
        log.put(LogFormat.MESSAGE, message.text()).put(LogFormat.REMEDY, message.remedy());
        log.put(LogFormat.COUNT, 1);
        if (finding.escalation() > 1) {
            log.put(LogFormat.ESCALATION, finding.escalation());
        }
        log.putAll(evidence).end();
    }

    /** A finding that has become worse keeps its number, so that it still counts once; one that was only counted stays so. */
    private void escalate(Finding finding, Site site) {
        for (Finding earlier : finding.session().watching().findings) {
            if (earlier.kind() == finding.kind() && earlier.isWrittenInFull()) {
                finding.writtenAs(earlier.number());
                write(finding, site);
                return;
            }
        }
    }

    private void resolve(Session session, long end, boolean withdrawn) {
        Session.Watching watching = session.watchingIfAny();
        if (watching == null) {
            return;
        }
        for (Finding finding : watching.findings) {
            if (!finding.isEntered()) {
                continue;
            }
            if (withdrawn) {
                totals.merge(finding.kind(), -1L, Long::sum);
            }
            if (!finding.isWrittenInFull()) {
                Site site = introductions.site(finding.stack());
                repetitions.settle(finding.source(), site == null ? null : site.id(), finding.kind(), withdrawn);
                continue;
            }
            log.begin(LogFormat.RESOLVED, clock.at(end))
                    .put(LogFormat.FINDING, finding.number())
                    .put(LogFormat.KIND, finding.kind().label())
                    .put(LogFormat.SESSION, number(session))
                    .putMillis(LogFormat.HELD_MS, end - session.openedNanos());
            if (withdrawn) {
                log.put(LogFormat.WITHDRAWN, true);
            }
            log.end();
        }
    }

    /** What was taken for a session is a physical connection behind one: what was said about it is taken back. */
    private void withdraw(Session session) {
        resolve(session, session.closedNanos(), true);
        Session.Watching watching = session.watchingIfAny();
        if (watching != null && watching.announced) {
            log.begin(LogFormat.RESOLVED, now())
                    .put(LogFormat.SESSION, number(session))
                    .put(LogFormat.WITHDRAWN, true)
                    .end();
        }
    }

    private void identify(Session session, String site) {
        log.put(LogFormat.SESSION, number(session))
                .put(LogFormat.SOURCE, session.source().name())
                .put(LogFormat.THREAD, session.threadName())
                .put(LogFormat.THREAD_ID, session.owner().threadId())
                .put(LogFormat.SITE, site);
        if (session.serverId() >= 0) {
            log.put(LogFormat.SERVER_ID, session.serverId());
        }
    }

    private Instant now() {
        return clock.at(clock.nanoTime());
    }

    private static Map<String, Long> labels(Map<FindingKind, Long> counts) {
        Map<String, Long> labelled = new LinkedHashMap<>();
        counts.forEach((kind, count) -> {
            if (count > 0) {
                labelled.put(kind.label(), count);
            }
        });
        return labelled;
    }
}
