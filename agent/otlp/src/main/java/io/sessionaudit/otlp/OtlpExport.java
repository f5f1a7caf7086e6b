package io.sessionaudit.otlp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.Version;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.ledger.ExportCounts;
import io.sessionaudit.core.ledger.LedgerListener;
import io.sessionaudit.core.ledger.WrittenFinding;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.TraceContext;
import io.sessionaudit.core.stack.Site;

/**
 * Sends findings and long sessions as log records to a collector, and the metrics of the current state at intervals.
 *
 * <p>The SDK is loaded at the first record, or after the first scan if metrics are sent. It has a bounded queue and
 * separate threads; the log thread adds to the queue and never waits, except for the SDK to be loaded, and at the end
 * of the run, for at most {@code exit-grace}.
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
    private final SendCounter counter = new SendCounter();
    private final ExportSdk configuration;
    private final LiveModel live;

    private OpenTelemetrySdk sdk;
    private boolean finished;

    OtlpExport(Settings settings, AuditClock clock, String main, LiveModel live) {
        url = settings.get(Options.OTLP);
        Duration sessions = settings.get(Options.OTLP_SESSIONS);
        sessionNanos = sessions.isZero() ? Long.MAX_VALUE : sessions.toNanos();
        exitGrace = settings.get(Options.EXIT_GRACE);
        this.clock = clock;
        this.live = settings.get(Options.OTLP_METRICS) ? live : null;
        configuration = new ExportSdk(url, main, counter, this.live);
    }

    /** Has the metrics sent, as soon as there is a state. */
    void start() {
        if (live != null) {
            live.readers().retain();
            MetricsStart.after(live, this::sdk);
        }
    }

    @Override
    public void findingWritten(WrittenFinding written) {
        LogRecordBuilder record = begin(FINDING_EVENT)
                .setTimestamp(written.time())
                .setSeverity(severity(written.severity()))
                .setSeverityText(written.severity().label())
                .setBody(written.message().text());
        putTrace(record, written.finding().session());
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
        putTrace(record, session);
        RecordAttributes.ofSession(record, session, number, endNanos, site);
        emit(record);
    }

    @Override
    public ExportCounts takeCounts() {
        SendCounter.Counts counts = counter.take(finished);
        return counts == null
                ? null
                : new ExportCounts(
                        url, counts.sent(), counts.unsent(), counts.unsentMetrics(), SafeText.of(counts.reason()));
    }

    @Override
    public void finish() {
        if (live != null || isCreated()) {
            OpenTelemetrySdk last = sdk();
            CompletableResultCode.ofAll(List.of(
                            last.getSdkLoggerProvider().forceFlush(),
                            last.getSdkMeterProvider().forceFlush()))
                    .join(exitGrace.toMillis(), TimeUnit.MILLISECONDS);
            finished = true;
        }
    }

    private synchronized boolean isCreated() {
        return sdk != null;
    }

    /** {@return the SDK, which is created by the first call} */
    private synchronized OpenTelemetrySdk sdk() {
        if (sdk == null) {
            sdk = configuration.create();
        }
        return sdk;
    }

    private LogRecordBuilder begin(String event) {
        return sdk().getSdkLoggerProvider()
                .loggerBuilder(ExportSdk.SCOPE)
                .setInstrumentationVersion(Version.current())
                .build()
                .logRecordBuilder()
                .setEventName(event);
    }

    /** Sets the span that was active when the session was opened; nothing for null. */
    private static void putTrace(LogRecordBuilder record, Session session) {
        TraceContext trace = session == null ? null : session.trace();
        if (trace != null) {
            SpanContext context = SpanContext.create(
                    trace.traceId(), trace.spanId(), TraceFlags.getDefault(), TraceState.getDefault());
            record.setContext(Context.root().with(Span.wrap(context)));
        }
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
