package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * Findings by kind and place. An escalation is not counted again; counts of summaries are added, withdrawn findings are
 * subtracted. Bounded: findings at places beyond a limit are combined by kind. Not threadsafe.
 */
final class FindingTallies implements Serializable {
    static final int MAX_GROUPS = 10_000;

    private static final long serialVersionUID = 1;

    /** The maximum number of stacks that are counted, of all groups together. */
    private static final int MAX_STACKS = 100_000;

    /** A stack that leads to findings of a group. Ids of sites are hashes, so the smallest are a fair sample. */
    private record StackKey(String site, GroupIdentity group) implements Comparable<StackKey>, Serializable {
        private static final Comparator<StackKey> ORDER =
                Comparator.comparing(StackKey::site).thenComparing(StackKey::group);

        @Override
        public int compareTo(StackKey other) {
            return ORDER.compare(this, other);
        }
    }

    private final BoundedTallies<GroupIdentity, FindingTally> tallies = new BoundedTallies<>(MAX_GROUPS);
    private final BoundedTallies<StackKey, Count> stacks = new BoundedTallies<>(MAX_STACKS);

    /** Groups beyond the limit, by kind; all unknown kinds, which a log of a later version may contain, as one. */
    private final HashMap<String, FindingTally> others = new HashMap<>();

    /** {@return the group of a finding} */
    GroupIdentity recordFinding(LogRecord record, RunKey run) {
        GroupIdentity key = GroupIdentity.of(record.text(LogFormat.KIND), record);
        FindingTally tally = tally(key, record);
        if (!record.has(LogFormat.ESCALATION)) {
            tally.addCount(record.number(LogFormat.COUNT, 1));
        }
        tally.recordFinding(record, LogPosition.of(record), run);
        return key;
    }

    void recordSummary(LogRecord record, RunKey run) {
        record.counts(LogFormat.FINDINGS).forEach((kind, count) -> {
            FindingTally tally = tally(GroupIdentity.of(kind, record), record);
            tally.addCount(count);
            tally.recordStacks(record.number(LogFormat.STACKS, 0));
            tally.recordOccurrence(record, LogPosition.of(record), run);
        });
        record.counts(LogFormat.RESOLVED)
                .forEach((kind, count) ->
                        tally(GroupIdentity.of(kind, record), record).addResolved(count));
    }

    /** Adds what other records of a finding state about it. */
    void adjust(RunFindings.FindingNumber number, RunFindings.Numbered finding) {
        if (finding.group() != null) {
            FindingTally tally = tallies.get(finding.group());
            FindingTally target = tally == null ? ofOthers(finding.group()) : tally;
            target.addCount(finding.more());
            target.addResolved(finding.resolved());
        }
    }

    void merge(FindingTallies other) {
        tallies.merge(other.tallies, this::combine);
        stacks.merge(other.stacks, (key, count) -> {});
        other.others.forEach((kind, tally) -> {
            FindingTally known = others.putIfAbsent(kind, tally);
            if (known != null) {
                known.merge(tally);
            }
        });
    }

    /** Hands the groups beyond the limit to the others; before {@link #adjust}. */
    void trim() {
        tallies.trim(this::combine);
        stacks.trim((key, count) -> {});
    }

    /**
     * {@return the groups, the worst first}
     *
     * @param jvms the number of all runs
     */
    List<Report.FindingGroup> groups(SiteDefinitions sites, long jvms) {
        Map<GroupIdentity, FindingTally> byPlace = new HashMap<>();
        tallies.map().forEach((key, tally) -> {
            FindingTally known = byPlace.putIfAbsent(placed(key, tally, sites), tally);
            if (known != null) {
                known.merge(tally);
            }
        });
        Map<GroupIdentity, Set<String>> stacksOf = new HashMap<>();
        stacks.map()
                .keySet()
                .forEach(stack -> stacksOf.computeIfAbsent(placed(stack.group, null, sites), made -> new HashSet<>())
                        .add(stack.site));
        List<Report.FindingGroup> groups = new ArrayList<>();
        byPlace.forEach((key, tally) -> groups.add(
                tally.group(key.kind(), stacksOf.getOrDefault(key, Set.of()).size(), sites, jvms)));
        others.forEach((kind, tally) -> groups.add(tally.group(kind, 0, sites, jvms)));
        groups.removeIf(group -> group.count() <= 0);
        groups.sort(Report.FindingGroup.WORST_FIRST);
        return groups;
    }

    /** {@return the group of the place of a site, if that is known} */
    private static GroupIdentity placed(GroupIdentity key, FindingTally tally, SiteDefinitions sites) {
        SiteDefinitions.Definition definition = key.by() == GroupIdentity.GroupedBy.SITE ? sites.of(key.where()) : null;
        if (definition == null || definition.place() == null) {
            return key;
        }
        if (tally != null) {
            tally.define(definition);
        }
        return key.at(definition.place());
    }

    private FindingTally tally(GroupIdentity key, LogRecord record) {
        String site = record.text(LogFormat.SITE);
        StackKey stack = site == null ? null : new StackKey(site, key);
        if (stack != null && stacks.get(stack) == null) {
            stacks.add(stack, new Count(), (excess, count) -> {});
        }
        FindingTally known = tallies.get(key);
        return known != null ? known : tallies.add(key, new FindingTally(), this::combine);
    }

    private void combine(GroupIdentity key, FindingTally tally) {
        ofOthers(key).merge(tally.withoutPlace());
    }

    private FindingTally ofOthers(GroupIdentity key) {
        String kind = FindingKind.ofLabel(key.kind()) == null ? null : key.kind();
        return others.computeIfAbsent(kind, made -> new FindingTally());
    }
}
