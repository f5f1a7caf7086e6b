package io.sessionaudit.core.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.finding.FindingKind;
import io.sessionaudit.core.session.Source;

/**
 * Tells the first of a row of equal findings from the ones that follow within a minute, and counts those.
 *
 * <p>Equal means: of one kind, at one site, of one source. Bounded; not threadsafe.
 */
final class Repetitions {
    private static final long ONE_MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int REMEMBERED = 10_000;

    private record Key(String source, String site, FindingKind kind) {}

    private static final class Row {
        long writtenNanos;
        long repeated;
        long resolved;
    }

    /** What was counted about one site. */
    record Tally(String source, String site, Map<FindingKind, Long> findings, Map<FindingKind, Long> resolved) {}

    private final Map<Key, Row> rows = new LinkedHashMap<>(64, 0.75f, true);

    /** {@return whether this finding has only been counted; otherwise it is to be written in full} */
    boolean isRepeated(Source source, String site, FindingKind kind, long nanoTime) {
        Key key = new Key(source.name(), site, kind);
        Row row = rows.get(key);
        if (row == null) {
            row = new Row();
            row.writtenNanos = nanoTime;
            rows.put(key, row);
            return false;
        }
        if (nanoTime - row.writtenNanos >= ONE_MINUTE) {
            row.writtenNanos = nanoTime;
            return false;
        }
        row.repeated++;
        return true;
    }

    /** Counts a counted finding as resolved, or takes it out of the count as never having been one. */
    void settle(Source source, String site, FindingKind kind, boolean withdrawn) {
        Row row = rows.computeIfAbsent(new Key(source.name(), site, kind), key -> new Row());
        if (!withdrawn) {
            row.resolved++;
        } else if (row.repeated > 0) {
            row.repeated--;
        }
    }

    /** {@return what was counted since the last time} */
    List<Tally> take() {
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
