package io.sessionaudit.frameworks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;

/** The records about one program, compared with its header. */
final class ProgramRecords {
    private static final String H2 = "jdbc:h2:mem:";

    private final Header program;
    private final AuditRecords records;
    private final Sites sites;

    ProgramRecords(Header program, AuditRecords records) {
        this.program = program;
        this.records = records;
        sites = new Sites(records);
    }

    /** Whether a record is about a program's pool or database. */
    static boolean isAbout(Header program, LogRecord record) {
        String source = String.valueOf(record.text("source"));
        String name = source.startsWith(H2) ? source.substring(H2.length()).split(";")[0] : source;
        return name.equals(program.name());
    }

    /** Whether all expected findings are logged, except those that are reported only when the JVM ends. */
    boolean isComplete() {
        Map<String, Integer> found = new TreeMap<>();
        findings().forEach((kind, all) -> found.put(kind, all.size()));
        return expected().entrySet().stream()
                .allMatch(entry -> entry.getKey().startsWith("unclosed-at")
                        || found.getOrDefault(entry.getKey(), 0) >= entry.getValue());
    }

    /** Compares findings and places. */
    void score(Score score) {
        score.ran(program);
        Map<String, Integer> expected = expected();
        Map<String, List<LogRecord>> findings = findings();
        Stream.concat(expected.keySet().stream(), findings.keySet().stream())
                .distinct()
                .forEach(kind -> {
                    List<LogRecord> found = findings.getOrDefault(kind, List.of());
                    score.findings(
                            program, kind, expected.getOrDefault(kind, 0), found.size(), placed(kind, found, score));
                });
        Set<Place> opened = opened();
        opened.stream()
                .filter(place -> !program.places().contains(place))
                .forEach(place -> score.problem(program.name() + " opened a session at " + place));
        program.places().stream()
                .filter(place -> !opened.contains(place))
                .forEach(place -> score.problem(program.name() + " opened no session at " + place));
        int right = (int) opened.stream().filter(program.places()::contains).count();
        score.places(program, program.places().size(), opened.size(), right);
    }

    /** The number of findings that have a place and evidence as expected. */
    private int placed(String kind, List<LogRecord> found, Score score) {
        List<LogRecord> left = new ArrayList<>(found);
        int placed = 0;
        for (Expectation expectation : program.expectations()) {
            for (int i = 0; i < expectation.count() && expectation.kind().equals(kind); i++) {
                LogRecord match = left.stream()
                        .filter(finding ->
                                expectation.line().equals(sites.placeOf(finding).line()))
                        .findFirst()
                        .orElse(null);
                if (match != null) {
                    left.remove(match);
                    placed++;
                    expectation
                            .differences(match, sites)
                            .forEach(difference -> score.problem(program.name() + ": " + kind + ": " + difference));
                }
            }
        }
        left.forEach(finding -> score.problem(
                program.name() + ": " + kind + " at " + sites.placeOf(finding) + ": " + finding.text("message")));
        return placed;
    }

    private Set<Place> opened() {
        Set<Place> opened = new HashSet<>();
        for (String type : List.of("session", "open", "finding", "summary")) {
            records.ofType(type).stream()
                    .filter(record -> program.name().equals(record.text("source")) && record.has("site"))
                    .forEach(record -> opened.add(sites.placeOf(record)));
        }
        return opened;
    }

    private Map<String, Integer> expected() {
        return program.expectations().stream()
                .collect(Collectors.toMap(Expectation::kind, Expectation::count, Integer::sum, TreeMap::new));
    }

    /** The findings by kind, without withdrawn ones and without repetitions of the same one. */
    private Map<String, List<LogRecord>> findings() {
        Set<Long> withdrawn = records.ofType("resolved").stream()
                .filter(resolved -> resolved.flag("withdrawn"))
                .map(resolved -> resolved.number("finding", -1))
                .collect(Collectors.toSet());
        return records.ofType("finding").stream()
                .filter(finding -> isAbout(program, finding)
                        && finding.number("escalation", 1) == 1
                        && !withdrawn.contains(finding.number("finding", 0)))
                .collect(Collectors.groupingBy(finding -> finding.text("kind"), TreeMap::new, Collectors.toList()));
    }
}
