package io.sessionaudit.benchmarks.writer;

import java.util.Map;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.runtime.output.AuditLog;
import io.sessionaudit.runtime.output.LogOutput;
import io.sessionaudit.runtime.output.LogTarget;
import io.sessionaudit.runtime.output.LogThread;

/** The agent's own queue, ledger and log thread, without the rest of it. */
final class Log {
    private static final long FLUSH_NANOS = 500_000_000;
    private static final long LAST_WORDS_MILLIS = 600_000;

    final AuditLog queue;
    final LogThread thread;

    Log(LogTarget target, int capacity, boolean block) {
        queue = new AuditLog(capacity, block);
        LogOutput output = new LogOutput(target);
        Ledger ledger = new Ledger(new LogWriter(output), AuditClock.system(), BacktraceReader.UNREADABLE);
        ledger.start(Map.of("agent", "benchmark"));
        thread = new LogThread(
                queue,
                ledger,
                output,
                FLUSH_NANOS,
                Options.Fsync.OFF,
                new LogThread.FailureHandlers(
                        failure -> {
                            throw new IllegalStateException(failure);
                        },
                        System.err::println));
    }

    void finish() throws InterruptedException {
        thread.finish(LAST_WORDS_MILLIS, LAST_WORDS_MILLIS);
    }
}
