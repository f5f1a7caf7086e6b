package io.sessionaudit.it.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;

/** The stacks of a log by the ids of their sites. */
final class Sites {
    private final Map<String, List<String>> frames = new HashMap<>();

    Sites(AuditRecords log) {
        log.ofType("site").forEach(site -> frames.put(site.text("site"), site.texts("frames")));
    }

    /** The responsible line, such as {@code (Program.java:12)}. */
    String placeOf(LogRecord record) {
        List<String> stack = frames.getOrDefault(String.valueOf(record.text("site")), List.of("(nowhere)"));
        if (stack.isEmpty()) {
            return "(nothing)";
        }
        return stack.get(0).substring(stack.get(0).indexOf('('));
    }

    /** Whether the finding's stack or that of the other session contains a line. */
    boolean evidenceNames(LogRecord finding, String place) {
        List<String> other = frames.getOrDefault(String.valueOf(finding.text("other_site")), List.of());
        return finding.toString().contains(place + "\"") || other.stream().anyMatch(frame -> frame.endsWith(place));
    }
}
