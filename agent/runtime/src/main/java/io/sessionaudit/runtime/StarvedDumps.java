package io.sessionaudit.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.session.AuditEvent;

/**
 * Requests a dump after the scan in which a thread was found to wait too long, at most once a minute. Passes all events
 * on. Thread-safe.
 */
final class StarvedDumps implements Consumer<AuditEvent> {
    private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<AuditEvent> sink;
    private final Runnable dump;
    private volatile boolean starved;
    private boolean dumped;
    private long dumpedNanos;

    /**
     * Creates a sink.
     *
     * @param sink receives the events
     * @param dump requests a dump, without waiting for it
     */
    StarvedDumps(Consumer<AuditEvent> sink, Runnable dump) {
        this.sink = sink;
        this.dump = dump;
    }

    @Override
    public void accept(AuditEvent event) {
        if (event instanceof Finding finding
                && (finding.kind() == FindingKind.STARVED || finding.kind() == FindingKind.SELF_DEADLOCK)) {
            starved = true;
        }
        sink.accept(event);
    }

    /** Requests the dump if one is due; for the watch thread, after each scan. */
    void scanned(long now) {
        if (starved && (!dumped || now - dumpedNanos >= INTERVAL_NANOS)) {
            dumped = true;
            dumpedNanos = now;
            starved = false;
            dump.run();
        }
    }
}
