package io.sessionaudit.frameworks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;

/** The places of a log by the ids of their sites. */
final class Sites {
    private static final Place UNKNOWN = new Place("unknown", "unknown", List.of());

    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, LogRecord> records = new HashMap<>();

    Sites(AuditRecords log) {
        for (LogRecord site : log.ofType("site")) {
            records.put(site.text("site"), site);
            places.put(site.text("site"), Place.of(site));
        }
    }

    /** The site where the session of a record was opened. */
    LogRecord recordOf(LogRecord record) {
        return records.get(record.text("site"));
    }

    /** The place where the session of a record was opened. */
    Place placeOf(LogRecord record) {
        return places.getOrDefault(String.valueOf(record.text("site")), UNKNOWN);
    }

    /** The line of a site. */
    String line(String site) {
        return places.getOrDefault(String.valueOf(site), UNKNOWN).line();
    }
}
