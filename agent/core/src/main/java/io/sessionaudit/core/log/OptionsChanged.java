package io.sessionaudit.core.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.options.Settings;

/** Options have changed while the agent ran. */
public record OptionsChanged(List<Settings.Change> changes) implements LogEvent {
    @Override
    public void enterInto(Ledger ledger) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        for (Settings.Change change : changes) {
            before.put(change.option().name(), change.before());
            after.put(change.option().name(), change.after());
        }
        ledger.changed(before, after);
    }
}
