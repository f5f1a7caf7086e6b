package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.Comparator;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * Which threads had several sessions of a source at once, for the pool size that excludes a deadlock. Sessions that a
 * thread left open by mistake are no nesting, nor is a session that was shared. Not threadsafe.
 */
final class NestingTally implements Mergeable<NestingTally> {
    private static final long serialVersionUID = 1;
    private static final int MAX_THREADS = 10_000;
    private static final String LEFT = "left";
    private static final String SHARE = "share";

    /** The id of a thread is unique only in its run. */
    private record ThreadKey(RunKey run, long thread) implements Comparable<ThreadKey>, Serializable {
        private static final Comparator<ThreadKey> ORDER =
                Comparator.comparing(ThreadKey::run).thenComparingLong(ThreadKey::thread);

        @Override
        public int compareTo(ThreadKey other) {
            return ORDER.compare(this, other);
        }
    }

    private final BoundedTallies<ThreadKey, Count> nesting = new BoundedTallies<>(MAX_THREADS);
    private long threads;
    private long depth;

    void recordFinding(LogRecord record, RunKey run) {
        String kind = record.text(LogFormat.KIND);
        if (FindingKind.SECOND_SESSION.label().equals(kind)) {
            boolean shared = SHARE.equals(record.text(LogFormat.THREAD_RULE)) && !record.has(LogFormat.NOT_SHARED);
            if (!shared && !LEFT.equals(record.text(LogFormat.NESTING))) {
                record(record, run, record.number(LogFormat.DEPTH, 2));
            }
        } else if (FindingKind.SELF_DEADLOCK.label().equals(kind) && record.has(LogFormat.SUFFICIENT_SIZE)) {
            threads = Math.max(threads, record.number(LogFormat.THREADS, 0));
            depth = Math.max(depth, record.number(LogFormat.DEPTH, 0));
        }
    }

    /** A scope that required a session of its own is no finding, but needs a second connection. */
    void recordSession(LogRecord record, RunKey run) {
        if (record.flag(LogFormat.SCOPE_REQUIRES_NEW)) {
            record(record, run, 2);
        }
    }

    private void record(LogRecord record, RunKey run, long sessions) {
        depth = Math.max(depth, sessions);
        ThreadKey thread = new ThreadKey(run, record.number(LogFormat.THREAD_ID, 0));
        if (nesting.get(thread) == null) {
            nesting.add(thread, new Count(), (excess, count) -> {});
        }
    }

    @Override
    public void merge(NestingTally other) {
        nesting.merge(other.nesting, (excess, count) -> {});
        threads = Math.max(threads, other.threads);
        depth = Math.max(depth, other.depth);
    }

    /** {@return the maximum number of sessions of one thread; less than two if none nests} */
    long depth() {
        return depth;
    }

    /** {@return the number of threads that nest} */
    long threads() {
        nesting.trim((excess, count) -> {});
        return Math.max(threads, nesting.map().size());
    }
}
