package io.sessionaudit.core.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionActivity;

/**
 * What a session did over time, for the field {@code activity}. Each scan adds the state since the previous one; equal
 * states in a row are merged. Bounded. Thread-safe: the watch thread adds, the log thread reads.
 */
public final class ActivityTimeline {
    private record Period(long untilNanos, SessionActivity activity, boolean changes) {}

    private static final int MAX_PERIODS = 32;

    private final List<Period> periods = new ArrayList<>(2);

    /**
     * Adds the state that a scan found.
     *
     * @param changes whether there are uncommitted changes
     */
    synchronized void add(SessionActivity activity, boolean changes, long now) {
        Period last = periods.isEmpty() ? null : periods.get(periods.size() - 1);
        if (last != null && last.activity == activity && last.changes == changes) {
            periods.set(periods.size() - 1, new Period(now, activity, changes));
        } else if (periods.size() < MAX_PERIODS) {
            periods.add(new Period(now, activity, changes));
        } else {
            periods.set(MAX_PERIODS - 1, new Period(now, SessionActivity.SEVERAL, false));
        }
    }

    /** {@return the periods for the log} */
    public synchronized List<Map<String, Object>> entries(long openedNanos) {
        List<Map<String, Object>> entries = new ArrayList<>(periods.size());
        for (Period period : periods) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(LogFormat.UNTIL_MS, new LogWriter.Millis(period.untilNanos - openedNanos));
            entry.put(LogFormat.STATE, period.activity.label());
            if (period.changes) {
                entry.put(LogFormat.UNCOMMITTED_CHANGES, true);
            }
            entries.add(entry);
        }
        return entries;
    }
}
