package io.sessionaudit.it.loans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.acme.loans.ScenarioHost;
import io.sessionaudit.core.log.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;

/** What a group printed without the agent and with it, and the log. */
record Outcome(FinishedJvm alone, FinishedJvm audited, AuditRecords log) {
    /** {@return what the program printed that belongs to the scenario, with or without the agent} */
    static List<String> printed(FinishedJvm jvm, String scenario) {
        return jvm.out()
                .lines()
                .filter(line -> line.startsWith(scenario + ": ") || line.startsWith("lent " + scenario + " "))
                .toList();
    }

    /** {@return how many connections each lender of the scenario lent} */
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

    /** {@return the records of a type that belong to the scenario: by their source, or else by their thread} */
    List<LogRecord> records(String type, String scenario) {
        return log.ofType(type).stream()
                .filter(record -> scenario.equals(scenarioOf(record)))
                .toList();
    }

    /** {@return sessions and findings that belong to no scenario and to no sentinel} */
    List<String> strangers() {
        return log.all().stream()
                .filter(record ->
                        record.type().equals("session") || record.type().equals("finding"))
                .filter(record -> scenarioOf(record) == null)
                .map(LogRecord::json)
                .toList();
    }

    /** {@return the scenario's sessions by the lender's key; null stands for a source that matches none} */
    Map<String, Long> sessions(String scenario) {
        Map<String, Long> sessions = new LinkedHashMap<>();
        records("session", scenario).forEach(session -> sessions.merge(keyOf(session, scenario), 1L, Long::sum));
        return sessions;
    }

    /** {@return how the scenario's sessions ended} */
    Map<String, Long> ends(String scenario) {
        return records("session", scenario).stream()
                .collect(Collectors.groupingBy(session -> session.text("end"), TreeMap::new, Collectors.counting()));
    }

    private String keyOf(LogRecord session, String scenario) {
        String description = describe(session.text("source"));
        List<String> keys =
                loans(scenario).keySet().stream().filter(description::contains).toList();
        return keys.size() == 1 ? keys.get(0) : "no lender: " + description;
    }

    private String scenarioOf(LogRecord record) {
        List<String> names = new ArrayList<>(scenarios());
        names.add(ScenarioHost.HELD);
        names.add(ScenarioHost.ABANDONED);
        String source = describe(record.text("source"));
        String thread = String.valueOf(record.text("thread"));
        return names.stream()
                .filter(source::contains)
                .findFirst()
                .or(() -> names.stream().filter(thread::equals).findFirst())
                .orElse(null);
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
