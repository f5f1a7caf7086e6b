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
 * Tells the first of a row of equal findings from the ones that follow within a minute, and counts those.
 *
 * <p>Equal means: of one kind, at one site, of one source. Where more differ than anybody will read, the rest of them are
 * counted by source and kind alone. Bounded; not threadsafe.
 */
final class FindingDeduplicator {
    private static final long ONE_MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int REMEMBERED = 10_000;

    /** How many are written in full from one {@link #take} to the next, which is a minute. */
    static final int MAX_WRITTEN = 1_000;

    /** What becomes of a finding. */
    enum Verdict {
        /** It is written in full. */
        WRITTEN,
        /** It is counted at its site. */
        COUNTED,
        /** It is counted, and its site need not be known. */
        COUNTED_WITHOUT_SITE
    }

    private record Key(String source, String site, FindingKind kind) {}

    private static final class Row {
        long writtenNanos;
        long repeated;
        long resolved;
    }

    /** What was counted about one site. */
    record Tally(String source, String site, Map<FindingKind, Long> findings, Map<FindingKind, Long> resolved) {}

    private final Map<Key, Row> rows = new LinkedHashMap<>(64, 0.75f, true);
    private int written;

    /** {@return what becomes of a finding} */
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

    /** Counts a counted finding as resolved, or takes it out of the count as never having been one. */
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

    /** {@return what was counted since the last time} */
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
        // After a take every row is empty, so forgetting the oldest loses no count.
        while (rows.size() > REMEMBERED) {
            rows.remove(rows.keySet().iterator().next());
        }
        return new ArrayList<>(tallies.values());
    }
}
