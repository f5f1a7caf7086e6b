package io.sessionaudit.core.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.Site;

/**
 * Distinguishes the first of equal findings from those that follow within a minute, and counts the latter.
 *
 * <p>Findings are equal if kind, source and {@link Site#group() place} are, however many stacks lead to that place.
 * Above {@link #MAX_WRITTEN} different ones per minute, the rest are counted by source and kind only. Bounded; not
 * thread-safe.
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
        /** Counted at its place. */
        COUNTED,
        /** Counted at its place, as the first from its stack. */
        COUNTED_FROM_NEW_STACK,
        /** Counted without its site. */
        COUNTED_WITHOUT_SITE
    }

    /** The maximum number of stacks that are distinguished at one place between two calls of {@link #take}. */
    private static final int MAX_STACKS = 1_000;

    private record Key(String source, String group, FindingKind kind) {
        static Key of(Source source, Site site, FindingKind kind) {
            return new Key(source.name(), site == null ? null : site.group(), kind);
        }
    }

    private static final class Row {
        /** The site of its first finding; null if the place is not known. */
        final Site site;

        /** The ids of the sites of its findings since the last summary. */
        final Set<String> stacks = new HashSet<>();

        long writtenNanos;
        long repeated;
        long resolved;

        Row(Site site) {
            this.site = site;
        }

        /** {@return whether the stack is new} No stack is new above the maximum. */
        boolean addStack(Site other) {
            return other != null && stacks.size() < MAX_STACKS && stacks.add(other.id());
        }

        Verdict count(boolean newStack) {
            repeated++;
            return newStack ? Verdict.COUNTED_FROM_NEW_STACK : Verdict.COUNTED;
        }
    }

    /**
     * The counts of one place.
     *
     * @param site one of the sites of the place; null if the place is not known
     * @param stacks the number of different stacks that lead to it
     */
    record Tally(
            String source, Site site, int stacks, Map<FindingKind, Long> findings, Map<FindingKind, Long> resolved) {}

    private final Map<Key, Row> rows = new LinkedHashMap<>(64, 0.75f, true);
    private int written;

    /** {@return how to log a finding, which is counted accordingly} */
    Verdict judge(Source source, Site site, FindingKind kind, long nanoTime) {
        Key key = Key.of(source, site, kind);
        Row row = rows.get(key);
        boolean newStack = row != null && row.addStack(site);
        if (row != null && (written >= MAX_WRITTEN || nanoTime - row.writtenNanos < ONE_MINUTE)) {
            return row.count(newStack);
        }
        if (written >= MAX_WRITTEN) {
            withoutSite(key).repeated++;
            return Verdict.COUNTED_WITHOUT_SITE;
        }
        written++;
        if (row == null) {
            row = new Row(site);
            row.addStack(site);
            rows.put(key, row);
        }
        row.writtenNanos = nanoTime;
        return Verdict.WRITTEN;
    }

    /** Counts a counted finding as resolved, or subtracts it if it was withdrawn. */
    void settle(Source source, Site site, FindingKind kind, boolean withdrawn) {
        Key key = Key.of(source, site, kind);
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
        return rows.computeIfAbsent(new Key(key.source, null, key.kind), any -> new Row(null));
    }

    /** {@return the counts since the last call} */
    List<Tally> take() {
        written = 0;
        Map<List<String>, List<Map.Entry<Key, Row>>> places = new LinkedHashMap<>();
        rows.entrySet().forEach(entry -> {
            Row row = entry.getValue();
            if (row.repeated > 0 || row.resolved > 0) {
                Key key = entry.getKey();
                places.computeIfAbsent(Arrays.asList(key.source, key.group), names -> new ArrayList<>())
                        .add(entry);
            }
        });
        List<Tally> tallies =
                places.values().stream().map(FindingDeduplicator::tally).toList();
        rows.values().forEach(row -> {
            row.repeated = 0;
            row.resolved = 0;
            row.stacks.clear();
        });
        // All rows are empty now, so that removing the oldest loses no count.
        while (rows.size() > MAX_ROWS) {
            rows.remove(rows.keySet().iterator().next());
        }
        return tallies;
    }

    private static Tally tally(List<Map.Entry<Key, Row>> rows) {
        Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
        Map<FindingKind, Long> resolved = new EnumMap<>(FindingKind.class);
        Set<String> stacks = new HashSet<>();
        rows.forEach(entry -> {
            Row row = entry.getValue();
            stacks.addAll(row.stacks);
            if (row.repeated > 0) {
                findings.put(entry.getKey().kind, row.repeated);
            }
            if (row.resolved > 0) {
                resolved.put(entry.getKey().kind, row.resolved);
            }
        });
        return new Tally(rows.get(0).getKey().source, rows.get(0).getValue().site, stacks.size(), findings, resolved);
    }
}
