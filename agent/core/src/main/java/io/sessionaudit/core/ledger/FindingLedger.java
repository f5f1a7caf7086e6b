package io.sessionaudit.core.ledger;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.Message;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.live.LiveFinding;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Site;

/** Writes, counts, escalates and resolves findings for the ledger. Not thread-safe. */
final class FindingLedger {
    private final Ledger ledger;
    private final LogWriter log;
    private final AuditClock clock;
    private final LiveModel live;
    private final FindingDeduplicator repetitions = new FindingDeduplicator();
    private final Map<FindingKind, Long> totals = new EnumMap<>(FindingKind.class);
    private final List<LedgerListener> listeners;

    private long lastFinding;
    private long lines;

    FindingLedger(Ledger ledger, LogWriter log, AuditClock clock, LiveModel live, List<LedgerListener> listeners) {
        this.live = live;
        this.ledger = ledger;
        this.log = log;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** Writes a finding, or counts it if an equal one was written less than a minute ago. */
    void finding(Finding finding) {
        if (isLate(finding) || !finding.holds(ledger)) {
            return;
        }
        finding.entered();
        if (finding.escalation() > 1) {
            escalate(finding);
            return;
        }
        totals.merge(finding.kind(), 1L, Long::sum);
        live.countFinding(finding.source(), finding.kind());
        Site site = ledger.siteOf(finding.stack());
        FindingDeduplicator.Verdict verdict =
                repetitions.judge(finding.source(), site, finding.kind(), finding.nanoTime());
        ledger.introduce(finding.source());
        if (verdict == FindingDeduplicator.Verdict.WRITTEN
                || verdict == FindingDeduplicator.Verdict.COUNTED_FROM_NEW_STACK) {
            ledger.introduce(site);
        }
        if (verdict == FindingDeduplicator.Verdict.WRITTEN) {
            finding.writtenAs(++lastFinding);
            write(finding, site);
        } else {
            listeners.forEach(listener -> listener.findingCounted(finding, site));
            live.repeatFinding(finding.kind(), finding.source(), group(site), clock.at(finding.nanoTime()));
        }
    }

    /** Resolves or withdraws the findings about a session that has ended. */
    void resolve(Session session, long end, boolean withdrawn) {
        SessionObservation watching = SessionObservation.ifAny(session);
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
            Site site = ledger.siteOf(finding.stack());
            live.resolveFinding(finding.kind(), finding.source(), group(site));
            if (!finding.isWrittenInFull()) {
                repetitions.settle(finding.source(), site, finding.kind(), withdrawn);
                continue;
            }
            log.begin(LogFormat.RESOLVED, clock.at(end))
                    .put(LogFormat.FINDING, finding.number())
                    .put(LogFormat.KIND, finding.kind().label())
                    .put(LogFormat.SESSION, ledger.number(session))
                    .putMillis(LogFormat.HELD_MS, end - session.openedNanos());
            if (withdrawn) {
                log.put(LogFormat.WITHDRAWN, true);
            }
            log.end();
        }
    }

    /** Writes the counts. */
    void summarise() {
        for (FindingDeduplicator.Tally tally : repetitions.take()) {
            ledger.introduce(tally.site());
            log.begin(LogFormat.SUMMARY, clock.at(clock.nanoTime())).put(LogFormat.SOURCE, tally.source());
            if (tally.site() != null) {
                log.put(LogFormat.SITE, tally.site().id());
                DeclaredNames.putPlace(tally.site(), log);
            }
            log.put(LogFormat.SESSIONS, 0);
            if (tally.stacks() > 1) {
                log.put(LogFormat.STACKS, tally.stacks());
            }
            log.put(LogFormat.FINDINGS, (Object) labels(tally.findings()));
            if (!tally.resolved().isEmpty()) {
                log.put(LogFormat.RESOLVED, (Object) labels(tally.resolved()));
            }
            log.end();
        }
    }

    /** Adds the counts of a summary to the totals. */
    void count(Map<FindingKind, Long> findings) {
        findings.forEach((kind, count) -> totals.merge(kind, count, Long::sum));
    }

    /** {@return the number of findings of the run by kind} */
    Map<FindingKind, Long> totals() {
        return totals;
    }

    /** {@return the number of written lines} */
    long lines() {
        return lines;
    }

    static Map<String, Long> labels(Map<FindingKind, Long> counts) {
        Map<String, Long> labelled = new LinkedHashMap<>();
        counts.forEach((kind, count) -> {
            if (count > 0) {
                labelled.put(kind.label(), count);
            }
        });
        return labelled;
    }

    /** Returns true if the record of the session was written while the watch thread was still checking it. */
    private static boolean isLate(Finding finding) {
        boolean aboutOpen = finding.kind() == FindingKind.HELD
                || finding.kind() == FindingKind.ORPHANED
                || finding.kind() == FindingKind.IDLE_IN_TRANSACTION;
        return aboutOpen && finding.session().isWritten();
    }

    /** Writes an escalation under the number of the earlier finding; nothing if that one was only counted. */
    private void escalate(Finding finding) {
        for (Finding earlier : SessionObservation.of(finding.session()).findings) {
            if (earlier.kind() == finding.kind() && earlier.isWrittenInFull()) {
                finding.writtenAs(earlier.number());
                ledger.introduce(finding.source(), finding.stack());
                write(finding, ledger.siteOf(finding.stack()));
                return;
            }
        }
    }

    private void write(Finding finding, Site site) {
        lines++;
        Map<String, Object> evidence = new LinkedHashMap<>();
        Message message = finding.wording().render(ledger, evidence);
        Severity severity = message.severity() == null ? finding.severity() : message.severity();
        log.begin(LogFormat.FINDING, clock.at(finding.nanoTime()))
                .put(LogFormat.FINDING, finding.number())
                .put(LogFormat.KIND, finding.kind().label())
                .put(LogFormat.SEVERITY, severity.label());
        if (finding.session() != null) {
            log.put(LogFormat.SESSION, ledger.number(finding.session()));
        }
        log.put(LogFormat.SOURCE, finding.source().name())
                .put(LogFormat.THREAD, finding.threadName())
                .put(LogFormat.THREAD_ID, finding.threadId());
        if (finding.session() != null && finding.session().serverId() >= 0) {
            log.put(LogFormat.SERVER_ID, finding.session().serverId());
        }
        if (finding.session() != null) {
            Ledger.putTrace(finding.session(), log);
        }
        if (site != null) {
            log.put(LogFormat.SITE, site.id());
            DeclaredNames.putPlace(site, log);
        }
        log.put(LogFormat.MESSAGE, message.text());
        log.put(LogFormat.REMEDY, message.remedy()).put(LogFormat.COUNT, 1);
        if (finding.escalation() > 1) {
            log.put(LogFormat.ESCALATION, finding.escalation());
        }
        if (finding.session() != null && !finding.session().mdc().isEmpty()) {
            log.put(LogFormat.MDC, (Object) SafeText.of(finding.session().mdc()));
        }
        log.putAll(evidence).end();
        long session = finding.session() == null ? 0 : ledger.number(finding.session());
        WrittenFinding written =
                new WrittenFinding(finding, clock.at(finding.nanoTime()), severity, message, session, site, evidence);
        listeners.forEach(listener -> listener.findingWritten(written));
        keep(finding, site, message, severity);
    }

    private void keep(Finding finding, Site site, Message message, Severity severity) {
        Instant time = clock.at(finding.nanoTime());
        live.addFinding(
                new LiveFinding(
                        finding.number(),
                        finding.kind(),
                        severity,
                        time,
                        time,
                        finding.source().name(),
                        site == null ? null : site.where(),
                        finding.session() == null ? 0 : ledger.number(finding.session()),
                        finding.threadName(),
                        message.text(),
                        message.remedy(),
                        1,
                        0),
                group(site),
                finding.escalation() == 1);
    }

    private static String group(Site site) {
        return site == null ? "" : site.group();
    }
}
