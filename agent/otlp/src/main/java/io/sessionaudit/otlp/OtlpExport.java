package io.sessionaudit.otlp;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.Version;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.ledger.ExportCounts;
import io.sessionaudit.core.ledger.LedgerListener;
import io.sessionaudit.core.ledger.WrittenFinding;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Site;

/**
 * Sends findings and long sessions as log records to a collector.
 *
 * <p>The SDK is loaded at the first record. It has a bounded queue and a separate thread; the log thread adds to the
 * queue and never waits, except at the end of the run, for at most {@code exit-grace}.
 */
final class OtlpExport implements LedgerListener {
    /** Event name of findings. */
    static final String FINDING_EVENT = "session_audit.finding";

    /** Event name of sessions. */
    static final String SESSION_EVENT = "session_audit.session";

    private final String url;
    private final long sessionNanos;
    private final Duration exitGrace;
    private final AuditClock clock;
    private final String main;
    private final SendCounter counter = new SendCounter();

    private OpenTelemetrySdk sdk;
    private Logger logger;
    private boolean finished;

    OtlpExport(Settings settings, AuditClock clock, String main) {
        url = settings.get(Options.OTLP);
        Duration sessions = settings.get(Options.OTLP_SESSIONS);
        sessionNanos = sessions.isZero() ? Long.MAX_VALUE : sessions.toNanos();
        exitGrace = settings.get(Options.EXIT_GRACE);
        this.clock = clock;
        this.main = main;
    }

    @Override
    public void findingWritten(WrittenFinding written) {
        LogRecordBuilder record = begin(FINDING_EVENT)
                .setTimestamp(written.time())
                .setSeverity(severity(written.severity()))
                .setSeverityText(written.severity().label())
                .setBody(written.message().text());
        RecordAttributes.ofFinding(record, written);
        emit(record);
    }

    @Override
    public boolean acceptsSession(long heldNanos) {
        return heldNanos >= sessionNanos;
    }

    @Override
    public void sessionWritten(Session session, long number, long endNanos, Site site) {
        LogRecordBuilder record = begin(SESSION_EVENT)
                .setTimestamp(clock.at(endNanos))
                .setSeverity(Severity.INFO)
                .setSeverityText("info");
        RecordAttributes.ofSession(record, session, number, endNanos, site);
        emit(record);
    }

    @Override
    public ExportCounts takeCounts() {
        SendCounter.Counts counts = counter.take(finished);
        return counts == null
                ? null
                : new ExportCounts(url, counts.sent(), counts.unsent(), SafeText.of(counts.reason()));
    }

    @Override
    public void finish() {
        if (sdk != null) {
            sdk.getSdkLoggerProvider().forceFlush().join(exitGrace.toMillis(), TimeUnit.MILLISECONDS);
            finished = true;
        }
    }

    private LogRecordBuilder begin(String event) {
        if (logger == null) {
            sdk = ExportSdk.create(url, main, counter);
            logger = sdk.getSdkLoggerProvider()
                    .loggerBuilder("io.sessionaudit")
                    .setInstrumentationVersion(Version.current())
                    .build();
        }
        return logger.logRecordBuilder().setEventName(event);
    }

    private void emit(LogRecordBuilder record) {
        counter.added();
        record.emit();
    }

    private static Severity severity(io.sessionaudit.core.log.Severity severity) {
        return switch (severity) {
            case INFO -> Severity.INFO;
            case WARNING -> Severity.WARN;
            case ERROR -> Severity.ERROR;
        };
    }
}
