package io.sessionaudit.otlp;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.ledger.ExportFactory;
import io.sessionaudit.core.ledger.LedgerListener;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.options.Settings;

/** Creates the export if the option {@code otlp} is set. The agent creates it by its name. */
public final class OtlpExportFactory implements ExportFactory {
    @Override
    public LedgerListener create(Settings settings, AuditClock clock, String main, LiveModel live) {
        OtlpExport export = new OtlpExport(settings, clock, main, live);
        export.start();
        return export;
    }
}
