package io.sessionaudit.it.loans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.acme.loans.ScenarioHost;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;

/** The output of a group with and without the agent, and the log. */
record Outcome(FinishedJvm alone, FinishedJvm audited, AuditRecords log) {
    /** {@return the scenario's output, with or without the agent} */
    static List<String> printed(FinishedJvm jvm, String scenario) {
        return jvm.out()
                .lines()
                .filter(line -> line.startsWith(scenario + ": ") || line.startsWith("lent " + scenario + " "))
                .toList();
    }

    /** {@return the number of loans of each lender of the scenario} */
    Map<String, Long> loans(String scenario) {
        Map<String, Long> loans = new LinkedHashMap<>();
        audited.out()
                .lines()
                .filter(line -> line.startsWith("lent " + scenario + " "))
                .forEach(line -> {
                    String[] parts = line.split(" ", 4);
                    loans.put(parts[3], Long.parseLong(parts[2]));
                });
        return loans;
    }

    /** {@return the scenario's records of a type, identified by their thread, or else by their source} */
    List<LogRecord> records(String type, String scenario) {
        return log.ofType(type).stream()
                .filter(record -> scenario.equals(scenarioOf(record)))
                .toList();
    }

    /** {@return the messages of the {@code unaudited} records} */
    List<String> unaudited() {
        return log.ofType("unaudited").stream().map(LogRecord::json).toList();
    }

    /** {@return sessions and findings that belong to no scenario and to no sentinel} */
    List<String> unrelated() {
        return log.all().stream()
                .filter(record ->
                        record.type().equals("session") || record.type().equals("finding"))
                .filter(record -> scenarioOf(record) == null)
                .map(LogRecord::json)
                .toList();
    }

    /** {@return the scenario's sessions by the lender's key} */
    Map<String, Long> sessions(String scenario) {
        Map<String, Long> sessions = new LinkedHashMap<>();
        records("session", scenario).forEach(session -> sessions.merge(keyOf(session, scenario), 1L, Long::sum));
        return sessions;
    }

    /** {@return the source names of a lender's sessions; a lender is one source} */
    Set<String> sources(String scenario, String key) {
        return records("session", scenario).stream()
                .filter(session -> keyOf(session, scenario).equals(key))
                .map(session -> session.text("source"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return how the scenario's sessions ended} */
    Map<String, Long> ends(String scenario) {
        return records("session", scenario).stream()
                .collect(Collectors.groupingBy(session -> session.text("end"), TreeMap::new, Collectors.counting()));
    }

    private String keyOf(LogRecord session, String scenario) {
        Set<String> keys = loans(scenario).keySet();
        String description = describe(session.text("source"));
        return onlyKeyIn(session.text("source"), keys)
                .or(() -> onlyKeyIn(description, keys))
                .or(() -> description.contains(scenario) ? Optional.empty() : onlyKey(keys))
                .orElse("no lender: " + description);
    }

    private static Optional<String> onlyKeyIn(String description, Set<String> keys) {
        return onlyKey(keys.stream().filter(description::contains).collect(Collectors.toSet()));
    }

    private static Optional<String> onlyKey(Set<String> keys) {
        return keys.size() == 1 ? Optional.of(keys.iterator().next()) : Optional.empty();
    }

    private String scenarioOf(LogRecord record) {
        List<String> names = new ArrayList<>(scenarios());
        names.add(ScenarioHost.HELD);
        names.add(ScenarioHost.ABANDONED);
        String thread = record.text("thread");
        if (names.contains(thread)) {
            return thread;
        }
        String source = describe(record.text("source"));
        return names.stream().filter(source::contains).findFirst().orElse(null);
    }

    private List<String> scenarios() {
        return alone.out()
                .lines()
                .filter(line -> line.startsWith("scenario "))
                .map(line -> line.substring("scenario ".length()))
                .toList();
    }

    private String describe(String source) {
        return source + " "
                + log.ofType("source").stream()
                        .filter(record -> record.text("source").equals(source))
                        .map(record -> record.text("url") + " " + record.text("class"))
                        .collect(Collectors.joining(" "));
    }
}
