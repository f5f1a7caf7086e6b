package io.sessionaudit.tools.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * Findings by kind and site. An escalation is not counted again; counts of summaries are added, withdrawn findings are
 * subtracted.
 */
final class FindingTallies {
    /** The source distinguishes findings without a site. */
    private record GroupKey(String kind, String site, String source) {}

    private final Map<GroupKey, FindingTally> tallies = new LinkedHashMap<>();
    private final Map<String, LeadingFrames> sites = BoundedMaps.map();

    /** The first frames of a site, and the number of the others. */
    record LeadingFrames(List<String> first, long leftOut) {
        private static final int MAX_FRAMES = 6;

        static final LeadingFrames NONE = new LeadingFrames(List.of(), 0);

        static LeadingFrames of(List<String> frames) {
            int kept = Math.min(MAX_FRAMES, frames.size());
            return new LeadingFrames(List.copyOf(frames.subList(0, kept)), frames.size() - kept);
        }
    }

    void recordSite(LogRecord record) {
        sites.put(record.text(LogFormat.SITE), LeadingFrames.of(record.texts(LogFormat.FRAMES)));
    }

    void recordFinding(LogRecord record, RunTally run) {
        long number = record.number(LogFormat.FINDING, 0);
        FindingTally tally = tally(record.text(LogFormat.KIND), record);
        // An escalation repeats its finding; it counts only if the earlier record is missing.
        if (!record.has(LogFormat.ESCALATION) || !run.findings().containsKey(number)) {
            tally.addCount(record.number(LogFormat.COUNT, 1));
            run.findings().put(number, tally);
        }
        tally.recordFinding(record);
    }

    void recordResolved(LogRecord record, RunTally run) {
        FindingTally tally = run.findings().get(record.number(LogFormat.FINDING, 0));
        if (tally == null) {
            return;
        }
        if (record.flag(LogFormat.WITHDRAWN)) {
            tally.addCount(-1);
        } else {
            tally.addResolved(1);
        }
    }

    void recordSummary(LogRecord record) {
        record.counts(LogFormat.FINDINGS).forEach((kind, count) -> {
            FindingTally tally = tally(kind, record);
            tally.addCount(count);
            tally.recordOccurrence(record);
        });
        record.counts(LogFormat.RESOLVED)
                .forEach((kind, count) -> tally(kind, record).addResolved(count));
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
        GroupKey key = new GroupKey(kind, site, site == null ? record.text(LogFormat.SOURCE) : null);
        return tallies.computeIfAbsent(
                key,
                made -> new FindingTally(
                        kind, site, site == null ? LeadingFrames.NONE : sites.getOrDefault(site, LeadingFrames.NONE)));
    }
}
