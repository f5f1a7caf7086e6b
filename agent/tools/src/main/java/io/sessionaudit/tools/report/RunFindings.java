package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.function.BiConsumer;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * The numbers of the findings of one run: relates escalations and resolutions to them, which may be in another part of
 * the logs. Bounded: the latest findings are kept. Not threadsafe.
 */
final class RunFindings implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MAX_FINDINGS = 100_000;

    /** What the records of one finding state. */
    static final class Numbered implements Mergeable<Numbered> {
        private static final long serialVersionUID = 1;

        private GroupIdentity group;
        private boolean original;
        private long escalated;
        private long resolved;
        private long withdrawn;

        @Override
        public void merge(Numbered other) {
            if (other.group != null) {
                relate(other.group, other.original);
            }
            escalated = Math.max(escalated, other.escalated);
            resolved += other.resolved;
            withdrawn += other.withdrawn;
        }

        private void relate(GroupIdentity found, boolean isOriginal) {
            boolean better = group == null || isOriginal && !original;
            if (better || isOriginal == original && found.compareTo(group) < 0) {
                group = found;
            }
            original |= isOriginal;
        }

        /** {@return the group, or null if there is no record of the finding itself} */
        GroupIdentity group() {
            return group;
        }

        /** {@return the number of findings to add to those with a record that is no escalation} */
        long more() {
            return (original ? 0 : escalated) - withdrawn;
        }

        /** {@return how often it was resolved} */
        long resolved() {
            return resolved;
        }
    }

    /** The number of a finding; the latest come first. */
    record FindingNumber(long number) implements Comparable<FindingNumber>, Serializable {
        @Override
        public int compareTo(FindingNumber other) {
            return Long.compare(other.number, number);
        }
    }

    private final BoundedTallies<FindingNumber, Numbered> numbered = new BoundedTallies<>(MAX_FINDINGS);

    /** Records a finding. An escalation repeats its finding; it counts only if the earlier record is missing. */
    void recordFinding(LogRecord record, GroupIdentity group, BiConsumer<FindingNumber, Numbered> excess) {
        Numbered finding = of(record, excess);
        boolean escalation = record.has(LogFormat.ESCALATION);
        finding.relate(group, !escalation);
        if (escalation) {
            finding.escalated = Math.max(finding.escalated, record.number(LogFormat.COUNT, 1));
        }
    }

    void recordResolved(LogRecord record, BiConsumer<FindingNumber, Numbered> excess) {
        Numbered finding = of(record, excess);
        if (record.flag(LogFormat.WITHDRAWN)) {
            finding.withdrawn++;
        } else {
            finding.resolved++;
        }
    }

    private Numbered of(LogRecord record, BiConsumer<FindingNumber, Numbered> excess) {
        FindingNumber number = new FindingNumber(record.number(LogFormat.FINDING, 0));
        Numbered known = numbered.get(number);
        return known != null ? known : numbered.add(number, new Numbered(), excess);
    }

    void merge(RunFindings other, BiConsumer<FindingNumber, Numbered> excess) {
        numbered.merge(other.numbered, excess);
    }

    /** Passes all findings to a consumer. */
    void forEach(BiConsumer<FindingNumber, Numbered> consumer) {
        numbered.map().forEach(consumer);
    }
}
