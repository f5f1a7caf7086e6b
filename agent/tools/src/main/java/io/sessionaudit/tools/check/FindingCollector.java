package io.sessionaudit.tools.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.RunIndex;

/**
 * Collects the findings of logs by kind and line of code. An escalation is not counted again, the counts of summaries
 * are added, and withdrawn findings are subtracted. Not threadsafe.
 */
public final class FindingCollector {
    private final Map<GroupKey, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, String> placeOfSite = new HashMap<>();
    private final RunIndex<Map<Long, Tally>> runs = new RunIndex<>(start -> new HashMap<>());

    private record GroupKey(String kind, SourcePlace place) {}

    private static final class Tally {
        private long count;
        private Severity severity;
        private String message;
        private String remedy;
    }

    /** Creates an empty collector. */
    public FindingCollector() {}

    /** Adds a record. */
    public void record(LogRecord record) {
        Map<Long, Tally> run = runs.of(record);
        switch (record.type()) {
            case LogFormat.SITE -> recordSite(record);
            case LogFormat.FINDING -> recordFinding(record, run);
            case LogFormat.RESOLVED -> {
                Tally tally = record.flag(LogFormat.WITHDRAWN) ? run.get(record.number(LogFormat.FINDING, 0)) : null;
                if (tally != null) {
                    tally.count--;
                }
            }
            case LogFormat.SUMMARY ->
                record.counts(LogFormat.FINDINGS).forEach((kind, count) -> tally(kind, record).count += count);
            default -> {
                // no finding
            }
        }
    }

    /** {@return the findings by place and kind} */
    List<FoundGroup> found() {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().count > 0)
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .sorted(FoundGroup.ORDER)
                .toList();
    }

    private void recordSite(LogRecord record) {
        String place = record.text(LogFormat.PLACE);
        List<String> frames = record.texts(LogFormat.FRAMES);
        if (place != null || !frames.isEmpty()) {
            placeOfSite.put(record.text(LogFormat.SITE), place == null ? frames.get(0) : place);
        }
    }

    private void recordFinding(LogRecord record, Map<Long, Tally> run) {
        long number = record.number(LogFormat.FINDING, 0);
        Tally tally = tally(record.text(LogFormat.KIND), record);
        if (!record.has(LogFormat.ESCALATION) || !run.containsKey(number)) {
            tally.count += record.number(LogFormat.COUNT, 1);
            run.put(number, tally);
        }
        Severity severity = Severity.of(record.text(LogFormat.SEVERITY));
        if (tally.severity == null || severity.compareTo(tally.severity) > 0) {
            tally.severity = severity;
            tally.message = record.text(LogFormat.MESSAGE);
            tally.remedy = record.text(LogFormat.REMEDY);
        }
    }

    private Tally tally(String kind, LogRecord record) {
        return tallies.computeIfAbsent(new GroupKey(kind, place(record)), key -> new Tally());
    }

    /** {@return the record's own place, otherwise that of its site} */
    private SourcePlace place(LogRecord record) {
        String own = record.text(LogFormat.PLACE);
        String place = own == null ? placeOfSite.get(record.text(LogFormat.SITE)) : own;
        return place == null ? SourcePlace.unknown(record.text(LogFormat.SOURCE)) : SourcePlace.of(place);
    }

    private static FoundGroup group(GroupKey key, Tally tally) {
        // Findings that were only counted have no record with a severity.
        Severity severity = tally.severity == null ? Severity.WARNING : tally.severity;
        return new FoundGroup(key.kind(), key.place(), severity, tally.count, tally.message, tally.remedy);
    }
}
