package io.sessionaudit.core.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.session.Source;

/**
 * Distinguishes the first of equal findings from those that follow within a minute, and counts the latter.
 *
 * <p>Findings are equal if kind, site and source are. Above {@link #MAX_WRITTEN} different ones per minute, the rest
 * are counted by source and kind only. Bounded; not thread-safe.
 */
final class FindingDeduplicator {
    private static final long ONE_MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int MAX_ROWS = 10_000;

    /** Maximum number written in full between two calls of {@link #take}, which is a minute. */
    static final int MAX_WRITTEN = 1_000;

    /** How a finding is logged. */
    enum Verdict {
        /** Written in full. */
        WRITTEN,
        /** Counted at its site. */
        COUNTED,
        /** Counted without its site. */
        COUNTED_WITHOUT_SITE
    }

    private record Key(String source, String site, FindingKind kind) {}

    private static final class Row {
        long writtenNanos;
        long repeated;
        long resolved;
    }

    /** The counts of one site. */
    record Tally(String source, String site, Map<FindingKind, Long> findings, Map<FindingKind, Long> resolved) {}

    private final Map<Key, Row> rows = new LinkedHashMap<>(64, 0.75f, true);
    private int written;

    /** {@return how to log a finding, which is counted accordingly} */
    Verdict judge(Source source, String site, FindingKind kind, long nanoTime) {
        Key key = new Key(source.name(), site, kind);
        Row row = rows.get(key);
        if (row != null && nanoTime - row.writtenNanos < ONE_MINUTE) {
            row.repeated++;
            return Verdict.COUNTED;
        }
        if (written >= MAX_WRITTEN) {
            (row == null ? withoutSite(key) : row).repeated++;
            return row == null ? Verdict.COUNTED_WITHOUT_SITE : Verdict.COUNTED;
        }
        written++;
        if (row == null) {
            row = new Row();
            rows.put(key, row);
        }
        row.writtenNanos = nanoTime;
        return Verdict.WRITTEN;
    }

    /** Counts a counted finding as resolved, or subtracts it if it was withdrawn. */
    void settle(Source source, String site, FindingKind kind, boolean withdrawn) {
        Key key = new Key(source.name(), site, kind);
        Row row = rows.get(key);
        if (row == null || row.repeated == 0 && withdrawn) {
            row = withoutSite(key);
        }
        if (!withdrawn) {
            row.resolved++;
        } else if (row.repeated > 0) {
            row.repeated--;
        }
    }

    private Row withoutSite(Key key) {
        return rows.computeIfAbsent(new Key(key.source, null, key.kind), any -> new Row());
    }

    /** {@return the counts since the last call} */
    List<Tally> take() {
        written = 0;
        Map<List<String>, Tally> tallies = new LinkedHashMap<>();
        rows.forEach((key, row) -> {
            if (row.repeated == 0 && row.resolved == 0) {
                return;
            }
            Tally tally = tallies.computeIfAbsent(
                    Arrays.asList(key.source, key.site),
                    names -> new Tally(
                            key.source, key.site, new EnumMap<>(FindingKind.class), new EnumMap<>(FindingKind.class)));
            if (row.repeated > 0) {
                tally.findings.put(key.kind, row.repeated);
            }
            if (row.resolved > 0) {
                tally.resolved.put(key.kind, row.resolved);
            }
            row.repeated = 0;
            row.resolved = 0;
        });
        // All rows are empty now, so that removing the oldest loses no count.
        while (rows.size() > MAX_ROWS) {
            rows.remove(rows.keySet().iterator().next());
        }
        return new ArrayList<>(tallies.values());
    }
}
