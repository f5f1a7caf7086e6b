package io.sessionaudit.tools.sessions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.RunStart;
import io.sessionaudit.tools.input.SitePlace;

/**
 * A session for display.
 *
 * @param record its {@code session} record, or {@code open} if there is no other
 * @param jvm the start of its run
 * @param sitePlace the place that opened it, or null
 * @param heldMs how long it was open; without an end, up to the last record of its run
 */
public record SessionRow(LogRecord record, RunStart jvm, SitePlace sitePlace, double heldMs) {
    /** The end of a session that was open at the end of its log. */
    public static final String UNFINISHED = "unfinished";

    /** {@return the frame of the place that opened it, or null} */
    public String place() {
        return sitePlace == null ? null : sitePlace.frame();
    }

    /** {@return the libraries between place and pool, separated by commas; null if there are none} */
    public String through() {
        return sitePlace == null || sitePlace.through().isEmpty() ? null : String.join(", ", sitePlace.through());
    }

    /** {@return when it was opened, or null} */
    public Instant opened() {
        return record.time(LogFormat.OPENED);
    }

    /** {@return how it ended} */
    public String end() {
        String end = record.text(LogFormat.END);
        return end == null ? UNFINISHED : end;
    }

    /** {@return whether it was open at the end of its log} */
    public boolean isUnfinished() {
        return !record.has(LogFormat.END);
    }

    /** {@return the number of a field, or null} */
    public Long number(String field) {
        return record.has(field) ? record.number(field, -1) : null;
    }

    /** {@return all fields by their names in the log; null if not known} */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(LogFormat.OPENED, record.text(LogFormat.OPENED));
        fields.put(LogFormat.HELD_MS, heldMs);
        fields.put(LogFormat.END, end());
        fields.put(LogFormat.SOURCE, record.text(LogFormat.SOURCE));
        fields.put(LogFormat.THREAD, record.text(LogFormat.THREAD));
        fields.put(LogFormat.THREAD_ID, number(LogFormat.THREAD_ID));
        fields.put(LogFormat.SERVER_ID, number(LogFormat.SERVER_ID));
        fields.put(LogFormat.STATEMENTS, number(LogFormat.STATEMENTS));
        fields.put(LogFormat.COMMITS, number(LogFormat.COMMITS));
        fields.put(LogFormat.ROLLBACKS, number(LogFormat.ROLLBACKS));
        fields.put(LogFormat.SCOPE, record.text(LogFormat.SCOPE));
        fields.put(LogFormat.TRACE_ID, record.text(LogFormat.TRACE_ID));
        fields.put(LogFormat.SPAN_ID, record.text(LogFormat.SPAN_ID));
        fields.put(LogFormat.SITE, record.text(LogFormat.SITE));
        fields.put(LogFormat.PLACE, place());
        fields.put(LogFormat.PLACE_KIND, sitePlace == null ? null : sitePlace.kind());
        fields.put(LogFormat.THROUGH, through());
        fields.put(LogFormat.SESSION, number(LogFormat.SESSION));
        fields.put(LogFormat.HOST, jvm.host());
        fields.put(LogFormat.PID, jvm.pid());
        fields.put("file", record.file());
        return fields;
    }
}
