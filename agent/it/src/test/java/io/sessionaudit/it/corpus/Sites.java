package io.sessionaudit.it.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.sessionaudit.core.log.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;

/** The stacks of a log by the ids of their sites. */
final class Sites {
    /** Evidence that is a stack ends with one of these, or is the id of a site. */
    private static final List<String> STACKS =
            List.of("other_frames", "owner_frames", "foreign_frames", "first_frames", "close_frames", "waiter_frames");

    private final Map<String, List<String>> frames = new HashMap<>();

    Sites(AuditRecords log) {
        log.ofType("site").forEach(site -> frames.put(site.text("site"), site.texts("frames")));
    }

    /** The line to blame, such as {@code (Program.java:12)}. */
    String placeOf(LogRecord record) {
        List<String> stack = frames.getOrDefault(String.valueOf(record.text("site")), List.of("(nowhere)"));
        return stack.get(0).substring(stack.get(0).indexOf('('));
    }

    boolean evidenceNames(LogRecord finding, String place) {
        Stream<String> inFinding = STACKS.stream().flatMap(name -> finding.texts(name).stream());
        Stream<String> inSites = Stream.of("other_site")
                .flatMap(name -> frames.getOrDefault(String.valueOf(finding.text(name)), List.of()).stream());
        return Stream.concat(inFinding, inSites).anyMatch(frame -> frame.endsWith(place));
    }
}
