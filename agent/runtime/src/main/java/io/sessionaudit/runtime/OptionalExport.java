package io.sessionaudit.runtime;

import java.util.Optional;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.ledger.ExportCounts;
import io.sessionaudit.core.ledger.ExportFactory;
import io.sessionaudit.core.ledger.LedgerListener;
import io.sessionaudit.core.ledger.WrittenFinding;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Site;

/**
 * The export of findings to a collector. Its classes are loaded by name, and only if the option is set. If it fails, or
 * this JVM lacks what it needs, one line reports it, and the log is written as without it. For the log thread.
 */
final class OptionalExport implements LedgerListener {
    private static final String FACTORY = "io.sessionaudit.otlp.OtlpExportFactory";

    private LedgerListener export;

    private OptionalExport(LedgerListener export) {
        this.export = export;
    }

    /** {@return the export; empty if the option is not set, or if it cannot work here, which one line reports} */
    static Optional<LedgerListener> create(Settings settings, AuditClock clock, LiveModel live) {
        if (settings.get(Options.OTLP).isEmpty()) {
            return Optional.empty();
        }
        try {
            ExportFactory factory =
                    (ExportFactory) Class.forName(FACTORY).getConstructor().newInstance();
            return Optional.of(new OptionalExport(factory.create(settings, clock, MainProgram.name(), live)));
        } catch (UnsupportedClassVersionError e) {
            report("it needs Java 17, this is Java " + System.getProperty("java.version"));
            return Optional.empty();
        } catch (ReflectiveOperationException | LinkageError e) {
            report(e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void findingWritten(WrittenFinding finding) {
        guard(() -> export.findingWritten(finding));
    }

    @Override
    public boolean acceptsSession(long heldNanos) {
        return export != null && export.acceptsSession(heldNanos);
    }

    @Override
    public void sessionWritten(Session session, long number, long endNanos, Site site) {
        guard(() -> export.sessionWritten(session, number, endNanos, site));
    }

    @Override
    public ExportCounts takeCounts() {
        return export == null ? null : export.takeCounts();
    }

    @Override
    public void finish() {
        guard(() -> export.finish());
    }

    private void guard(Runnable action) {
        if (export == null) {
            return;
        }
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) { // such as an image without the module java.net.http
            export = null;
            report(e.toString());
        }
    }

    private static void report(String reason) {
        Diagnostics.print("findings are not sent (otlp): " + SafeText.of(reason) + ". They are in the log.");
    }
}
