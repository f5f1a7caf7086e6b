package io.sessionaudit.it.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.log.reader.LogRecord;

import static org.assertj.core.api.Assertions.assertThat;

/** The records of a log and their totals. */
public record AuditRecords(List<LogRecord> all, List<LogProblem> problems) {
    /** A finding and the responsible line. */
    public record Discovery(String kind, String place) {}

    /** Reads a log that may be damaged. */
    public static AuditRecords readDamaged(Path file) {
        List<LogRecord> records = new ArrayList<>();
        List<LogProblem> problems = new ArrayList<>();
        try {
            LogReader.read(file, records::add, problems::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AuditRecords(records, problems);
    }

    /** Reads a log in which every line must be valid. */
    public static AuditRecords read(Path file) {
        AuditRecords records = readDamaged(file);
        assertThat(records.problems).as("problems in %s", file).isEmpty();
        return records;
    }

    /** The records of a type. */
    public List<LogRecord> ofType(String type) {
        return all.stream().filter(record -> record.type().equals(type)).toList();
    }

    /** The only record of a type. */
    public LogRecord only(String type) {
        assertThat(ofType(type)).as(type).hasSize(1);
        return ofType(type).get(0);
    }

    /** The number of sessions: those with their own record and those in summaries. */
    public long sessions() {
        return ofType("session").size()
                + ofType("summary").stream()
                        .mapToLong(summary -> summary.number("sessions", 0))
                        .sum();
    }

    /** The number of findings by kind and place: those with their own record and those in summaries. */
    public Map<Discovery, Long> discoveries() {
        Map<String, String> places = new LinkedHashMap<>();
        ofType("site")
                .forEach(site ->
                        places.put(site.text("site"), site.texts("frames").get(0)));
        Map<Discovery, Long> found = new LinkedHashMap<>();
        for (LogRecord finding : ofType("finding")) {
            if (finding.number("escalation", 1) == 1) {
                found.merge(
                        new Discovery(finding.text("kind"), places.get(finding.text("site"))),
                        finding.number("count", 0),
                        Long::sum);
            }
        }
        for (LogRecord summary : ofType("summary")) {
            String place = places.get(summary.text("site"));
            summary.counts("findings")
                    .forEach((kind, count) -> found.merge(new Discovery(kind, place), count, Long::sum));
        }
        return found;
    }

    /** The number of findings by kind. */
    public Map<String, Long> findings() {
        Map<String, Long> found = new TreeMap<>();
        discoveries().forEach((discovery, count) -> found.merge(discovery.kind(), count, Long::sum));
        return found;
    }
}
