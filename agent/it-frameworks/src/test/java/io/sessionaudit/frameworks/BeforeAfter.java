package io.sessionaudit.frameworks;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;

/** The first frame of each session of a program, which was reported before there were places, and its place. */
final class BeforeAfter {
    private final List<LogRecord> sites;

    private BeforeAfter(List<LogRecord> sites) {
        this.sites = sites;
    }

    /** The sites of a program's sessions. */
    static BeforeAfter of(AuditRecords records, String program) {
        Set<String> opened = records.ofType("session").stream()
                .filter(session -> program.equals(session.text("source")))
                .map(session -> session.text("site"))
                .collect(Collectors.toSet());
        return new BeforeAfter(records.ofType("site").stream()
                .filter(site -> opened.contains(site.text("site")))
                .toList());
    }

    /** The number of different first frames that are code of the programs. */
    long identifiedByFirstFrame() {
        return different(BeforeAfter::firstFrame);
    }

    /** The number of different places that are code of the programs. */
    long identifiedByPlace() {
        return different(site -> site.text("place"));
    }

    private long different(Function<LogRecord, String> line) {
        return sites.stream()
                .map(line)
                .filter(text -> text.startsWith("com.acme."))
                .distinct()
                .count();
    }

    private static String firstFrame(LogRecord site) {
        return site.texts("frames").get(0);
    }

    /** The rows of the table in docs/frameworks.md: the place, the libraries, and the first frame. */
    List<String> rows() {
        return sites.stream()
                .map(site -> "| `" + withoutPackage(site.text("place")) + "` | "
                        + String.join(", ", site.texts("through")) + " | `" + withoutPackage(firstFrame(site)) + "` |")
                .toList();
    }

    private static String withoutPackage(String frame) {
        int method = frame.lastIndexOf('.', frame.indexOf('('));
        return frame.substring(frame.lastIndexOf('.', method - 1) + 1);
    }
}
