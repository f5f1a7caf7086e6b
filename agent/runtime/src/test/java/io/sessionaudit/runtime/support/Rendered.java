package io.sessionaudit.runtime.support;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.stack.BacktraceReader;

/**
 * A finding as the log would contain it.
 *
 * @param text its message
 * @param evidence its other fields
 */
public record Rendered(String text, Map<String, Object> evidence) {
    /** {@return the finding, rendered now} */
    public static Rendered of(Finding finding) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        return new Rendered(finding.wording().render(ledger(), evidence).text(), evidence);
    }

    /** {@return whether the log would contain a finding} */
    static boolean holds(Finding finding) {
        return finding.holds(ledger());
    }

    private static Ledger ledger() {
        return new Ledger(
                new LogWriter(OutputStream.nullOutputStream()), new ManualClock(), BacktraceReader.UNREADABLE);
    }
}
