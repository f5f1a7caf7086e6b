package io.sessionaudit.tools.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * Findings by kind and site. A finding counts once, however often it got worse; what summaries count is added, and what was
 * withdrawn is taken off.
 */
final class FindingsTally {
    /** A finding without a site is told apart by its source. */
    private record Key(String kind, String site, String source) {}

    private final Map<Key, FindingTally> tallies = new LinkedHashMap<>();
    private final Map<String, Frames> sites = Bounded.map();

    /** The first frames of a site, and how many more there are. */
    record Frames(List<String> first, long leftOut) {
        private static final int KEPT = 6;

        static final Frames NONE = new Frames(List.of(), 0);

        static Frames of(List<String> frames) {
            int kept = Math.min(KEPT, frames.size());
            return new Frames(List.copyOf(frames.subList(0, kept)), frames.size() - kept);
        }
    }

    void site(LogRecord record) {
        sites.put(record.text(LogFormat.SITE), Frames.of(record.texts(LogFormat.FRAMES)));
    }

    void finding(LogRecord record, RunTally run) {
        long number = record.number(LogFormat.FINDING, 0);
        FindingTally tally = tally(record.text(LogFormat.KIND), record);
        // An escalation is the same finding again; alone in a file whose beginning is lost, it stands for it.
        if (!record.has(LogFormat.ESCALATION) || !run.findings().containsKey(number)) {
            tally.found(record.number(LogFormat.COUNT, 1));
            run.findings().put(number, tally);
        }
        tally.seen(record);
    }

    void resolved(LogRecord record, RunTally run) {
        FindingTally tally = run.findings().get(record.number(LogFormat.FINDING, 0));
        if (tally == null) {
            return;
        }
        if (record.flag(LogFormat.WITHDRAWN)) {
            tally.found(-1);
        } else {
            tally.resolved(1);
        }
    }

    void summary(LogRecord record) {
        record.counts(LogFormat.FINDINGS).forEach((kind, count) -> {
            FindingTally tally = tally(kind, record);
            tally.found(count);
            tally.at(record);
        });
        record.counts(LogFormat.RESOLVED)
                .forEach((kind, count) -> tally(kind, record).resolved(count));
    }

    List<Report.FindingGroup> groups() {
        return tallies.values().stream()
                .filter(tally -> tally.count() > 0)
                .sorted(Comparator.comparing(FindingTally::severity)
                        .thenComparing(FindingTally::count)
                        .reversed())
                .map(FindingTally::group)
                .toList();
    }

    private FindingTally tally(String kind, LogRecord record) {
        String site = record.text(LogFormat.SITE);
        Key key = new Key(kind, site, site == null ? record.text(LogFormat.SOURCE) : null);
        return tallies.computeIfAbsent(
                key,
                made -> new FindingTally(
                        kind, site, site == null ? Frames.NONE : sites.getOrDefault(site, Frames.NONE)));
    }
}
