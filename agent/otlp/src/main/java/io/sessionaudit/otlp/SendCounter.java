package io.sessionaudit.otlp;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

/**
 * Counts what was added to the queue, accepted by the collector, and given up. What the full queue dropped is known at
 * the end of the run only, because the queue does not report it. Threadsafe.
 */
final class SendCounter {
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile String reason;

    private long reportedSent;
    private long reportedUnsent;

    /** Counts since the previous report. */
    record Counts(long sent, long unsent, String reason) {}

    void added() {
        added.incrementAndGet();
    }

    /**
     * {@return the counts since the last call, or null if nothing has to be reported} For the log thread.
     *
     * @param ended whether nothing more will be sent: everything that was not accepted is unsent then
     */
    Counts take(boolean ended) {
        long allSent = sent.get();
        long allUnsent = ended ? added.get() - allSent : failed.get();
        boolean due = allUnsent > reportedUnsent || ended && added.get() > 0;
        if (!due) {
            return null;
        }
        Counts counts = new Counts(allSent - reportedSent, allUnsent - reportedUnsent, reasonOf(allUnsent));
        reportedSent = allSent;
        reportedUnsent = allUnsent;
        return counts;
    }

    private String reasonOf(long allUnsent) {
        if (allUnsent == reportedUnsent) {
            return null;
        }
        return reason == null ? "no answer of the collector" : reason;
    }

    private static String reasonOf(Throwable failure) {
        if (failure == null) {
            return null;
        }
        if (failure instanceof HttpExportException http && http.getResponse() != null) {
            return "HTTP status " + http.getResponse().getStatusCode();
        }
        Throwable cause = failure.getCause();
        return cause == null ? failure.getMessage() : cause.toString();
    }

    /** {@return an exporter that counts the results of another one} */
    LogRecordExporter counting(LogRecordExporter exporter) {
        return new Counting(exporter);
    }

    private final class Counting implements LogRecordExporter {
        private final LogRecordExporter exporter;

        private Counting(LogRecordExporter exporter) {
            this.exporter = exporter;
        }

        @Override
        public CompletableResultCode export(Collection<LogRecordData> records) {
            int count = records.size();
            CompletableResultCode result = exporter.export(records);
            result.whenComplete(() -> {
                if (result.isSuccess()) {
                    sent.addAndGet(count);
                } else {
                    reason = reasonOf(result.getFailureThrowable());
                    failed.addAndGet(count);
                }
            });
            return result;
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }
}
