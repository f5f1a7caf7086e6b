package io.sessionaudit.core.ledger;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.options.Settings;

/** Creates a receiver of findings and sessions; implemented by optional modules, which are loaded by name. */
public interface ExportFactory {
    /**
     * {@return a receiver}
     *
     * @param settings the options
     * @param clock converts the times of events
     * @param main main class or jar of the application
     * @param live the current state, for metrics
     */
    LedgerListener create(Settings settings, AuditClock clock, String main, LiveModel live);
}
