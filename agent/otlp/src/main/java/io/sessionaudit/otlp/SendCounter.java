package io.sessionaudit.otlp;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;

/**
 * Counts what was added to the queue, accepted by the collector, and given up. What the full queue dropped is known at
 * the end of the run only, because the queue does not report it. Threadsafe.
 */
final class SendCounter {
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong failedMetrics = new AtomicLong();
    private volatile String reason;

    private long reportedSent;
    private long reportedUnsent;
    private long reportedUnsentMetrics;

    /** Counts since the previous report. */
    record Counts(long sent, long unsent, long unsentMetrics, String reason) {}

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
        long allUnsentMetrics = failedMetrics.get();
        boolean isIncomplete = allUnsent > reportedUnsent || allUnsentMetrics > reportedUnsentMetrics;
        if (!isIncomplete && !(ended && added.get() > 0)) {
            return null;
        }
        Counts counts = new Counts(
                allSent - reportedSent,
                allUnsent - reportedUnsent,
                allUnsentMetrics - reportedUnsentMetrics,
                isIncomplete ? reasonOrDefault() : null);
        reportedSent = allSent;
        reportedUnsent = allUnsent;
        reportedUnsentMetrics = allUnsentMetrics;
        return counts;
    }

    private String reasonOrDefault() {
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

    /** {@return an exporter that counts the failures of another one} */
    MetricExporter counting(MetricExporter exporter) {
        return new CountingMetrics(exporter);
    }

    private void failed(CompletableResultCode result, AtomicLong count, long more) {
        reason = reasonOf(result.getFailureThrowable());
        count.addAndGet(more);
    }

    private final class CountingMetrics implements MetricExporter {
        private final MetricExporter exporter;

        private CountingMetrics(MetricExporter exporter) {
            this.exporter = exporter;
        }

        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            CompletableResultCode result = exporter.export(metrics);
            result.whenComplete(() -> {
                if (!result.isSuccess()) {
                    failed(result, failedMetrics, 1);
                }
            });
            return result;
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return exporter.getAggregationTemporality(type);
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
                    failed(result, failed, count);
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
