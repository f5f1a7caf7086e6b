package io.sessionaudit.frameworks;

import java.util.ArrayList;
import java.util.Collections;
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

    /** Creates the databases, through a source of its own. */
    private static final String HOST = "Host.java:";

    private final Header program;
    private final AuditRecords records;
    private final Sites sites;

    ProgramRecords(Header program, AuditRecords records) {
        this.program = program;
        this.records = records;
        sites = new Sites(records);
    }

    /** Whether a record is about a program's pool or database; sources of the same name are numbered. */
    static boolean isAbout(Header program, LogRecord record) {
        return isAbout(program.name(), record);
    }

    /** Whether a record is about the pool or database of the program of a name. */
    static boolean isAbout(String program, LogRecord record) {
        String source = String.valueOf(record.text("source")).split(" #")[0];
        String name = source.startsWith(H2) ? source.substring(H2.length()).split(";")[0] : source;
        return name.equals(program);
    }

    /** Whether all expected findings are logged, except those that are reported only when the JVM ends. */
    boolean isComplete() {
        Map<String, List<Found>> found = found();
        return expected().entrySet().stream()
                .allMatch(entry -> entry.getKey().startsWith("unclosed-at")
                        || found.getOrDefault(entry.getKey(), List.of()).size() >= entry.getValue());
    }

    /** Compares findings and places. */
    void score(Score score) {
        score.ran(program);
        Map<String, Integer> expected = expected();
        Map<String, List<Found>> found = found();
        Stream.concat(expected.keySet().stream(), found.keySet().stream())
                .distinct()
                .forEach(kind -> {
                    List<Found> all = found.getOrDefault(kind, List.of());
                    score.findings(program, kind, expected.getOrDefault(kind, 0), all.size(), placed(kind, all, score));
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

    /** The number of findings whose place is as expected; wrong evidence is a problem, too. */
    private int placed(String kind, List<Found> all, Score score) {
        List<Found> left = new ArrayList<>(all);
        int placed = 0;
        for (Expectation expectation : program.expectations()) {
            if (expectation.kind().equals(kind)) {
                List<Found> here = left.stream()
                        .filter(each -> each.line.equals(expectation.line()))
                        .limit(expectation.count())
                        .toList();
                placed += here.size();
                here.stream()
                        .filter(each -> each.finding != null)
                        .flatMap(each -> expectation.differences(each.finding, sites).stream())
                        .forEach(difference -> score.problem(program.name() + ": " + kind + ": " + difference));
                here.forEach(left::remove);
            }
        }
        left.forEach(each -> score.problem(program.name() + ": " + each));
        return placed;
    }

    private Set<Place> opened() {
        Set<Place> opened = new HashSet<>();
        for (String type : List.of("session", "open", "summary")) {
            records.ofType(type).stream()
                    .filter(record -> isAbout(program, record) && record.has("site"))
                    .map(sites::placeOf)
                    .filter(place -> !place.line().startsWith(HOST))
                    .forEach(opened::add);
        }
        return opened;
    }

    private Map<String, Integer> expected() {
        return program.expectations().stream()
                .collect(Collectors.toMap(Expectation::kind, Expectation::count, Integer::sum, TreeMap::new));
    }

    /** The findings by kind, without withdrawn and repeated ones; those in summaries have no record of their own. */
    private Map<String, List<Found>> found() {
        Set<Long> withdrawn = records.ofType("resolved").stream()
                .filter(resolved -> resolved.flag("withdrawn"))
                .map(resolved -> resolved.number("finding", -1))
                .collect(Collectors.toSet());
        List<Found> found = new ArrayList<>();
        records.ofType("finding").stream()
                .filter(finding -> isAbout(program, finding)
                        && finding.number("escalation", 1) == 1
                        && !withdrawn.contains(finding.number("finding", 0)))
                .forEach(finding -> found.add(new Found(finding.text("kind"), lineOf(finding), finding)));
        records.ofType("summary").stream()
                .filter(summary -> isAbout(program, summary))
                .forEach(summary -> summary.counts("findings")
                        .forEach((kind, count) -> found.addAll(
                                Collections.nCopies(count.intValue(), new Found(kind, lineOf(summary), null)))));
        return found.stream().collect(Collectors.groupingBy(Found::kind, TreeMap::new, Collectors.toList()));
    }

    private String lineOf(LogRecord record) {
        return sites.placeOf(record).line();
    }

    /**
     * One finding.
     *
     * @param finding its record, or null
     */
    private record Found(String kind, String line, LogRecord finding) {
        @Override
        public String toString() {
            return kind + " at " + line + (finding == null ? "" : ": " + finding.text("message"));
        }
    }
}
