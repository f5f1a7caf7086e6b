package io.sessionaudit.tools.report;

import java.util.HashSet;
import java.util.Set;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * Which threads had several sessions of a source at once, for the pool size that excludes a deadlock. Sessions that a
 * thread left open by mistake are no nesting, nor is a session that was shared.
 */
final class NestingTally {
    private static final int MAX_THREADS = 10_000;
    private static final String LEFT = "left";
    private static final String SHARE = "share";

    /** The id of a thread is unique only in its run. */
    private record ThreadKey(RunTally run, long thread) {}

    private final Set<ThreadKey> nesting = new HashSet<>();
    private long threads;
    private long depth;

    void recordFinding(LogRecord record, RunTally run) {
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
    void recordSession(LogRecord record, RunTally run) {
        if (record.flag(LogFormat.SCOPE_REQUIRES_NEW)) {
            record(record, run, 2);
        }
    }

    private void record(LogRecord record, RunTally run, long sessions) {
        depth = Math.max(depth, sessions);
        if (nesting.size() < MAX_THREADS) {
            nesting.add(new ThreadKey(run, record.number(LogFormat.THREAD_ID, 0)));
        }
    }

    /** {@return the maximum number of sessions of one thread; less than two if none nests} */
    long depth() {
        return depth;
    }

    /** {@return the number of threads that nest} */
    long threads() {
        return Math.max(threads, nesting.size());
    }
}
