package io.sessionaudit.it.chains;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;

/**
 * The log of a run of random chains in terms of the model: a JSON line for each chain and source with sessions.
 *
 * <p>Only HikariCP gives its pools a name that the model knows. Two chains without a pool may be one source, so their
 * findings are compared in total.
 */
final class LoggedChains {
    private static final String NO_POOL = "none";

    private final Map<String, List<String>> expected = new LinkedHashMap<>();
    private final Map<String, String> plans = new LinkedHashMap<>();
    private final List<LogRecord> sessions;
    private final Map<String, Map<String, Long>> findings = new TreeMap<>();

    LoggedChains(FinishedJvm jvm, AuditRecords log) {
        jvm.facts("plan").forEach(plan -> plans.put(plan.substring(0, plan.indexOf(' ')), plan));
        plans.keySet().forEach(chain -> expected.put(chain, new ArrayList<>()));
        jvm.facts("expected").forEach(line -> expected.get(text(line, "chain")).add(line));
        sessions = log.ofType("session");
        log.ofType("finding").forEach(finding -> count(finding.text("source"), finding.text("kind"), 1));
        log.ofType("summary")
                .forEach(summary -> summary.counts("findings")
                        .forEach((kind, number) -> count(summary.text("source"), kind, number)));
    }

    private void count(String source, String kind, long number) {
        findings.computeIfAbsent(source, any -> new TreeMap<>()).merge(kind, number, Long::sum);
    }

    /** The plans whose sessions or findings differ from the model's, shortest first. */
    List<String> wrong() {
        return expected.keySet().stream()
                .filter(chain -> !sorted(expected.get(chain)).equals(logged(chain)))
                .sorted(Comparator.comparing(chain -> plans.get(chain).length()))
                .toList();
    }

    /** A plan, its expected result, and the logged result. */
    String describe(String chain) {
        return plans.get(chain) + "\n  expected " + sorted(expected.get(chain)) + "\n  logged   " + logged(chain);
    }

    String plan(String chain) {
        return plans.get(chain);
    }

    /** Sessions on threads that belong to no chain: a pool opened them for itself. */
    List<String> foreignSessions() {
        return sessions.stream()
                .map(LoggedChains::opener)
                .filter(thread -> !plans.containsKey(chain(thread)))
                .toList();
    }

    /** The findings about chains without a pool, according to the model and to the log. */
    List<Map<String, Long>> findingsWithoutPool() {
        Map<String, Long> model = new TreeMap<>();
        Map<String, Long> log = new TreeMap<>();
        expected.values().stream()
                .flatMap(List::stream)
                .filter(line -> text(line, "source").equals(NO_POOL))
                .forEach(line -> counts(line).forEach((kind, number) -> model.merge(kind, number, Long::sum)));
        sessions.stream()
                .filter(session -> isWithoutPool(chain(opener(session))))
                .map(session -> session.text("source"))
                .distinct()
                .forEach(source -> findings.getOrDefault(source, Map.of())
                        .forEach((kind, number) -> log.merge(kind, number, Long::sum)));
        return List.of(model, log);
    }

    private List<String> logged(String chain) {
        Map<String, List<String>> bySource = new TreeMap<>();
        for (LogRecord session : sessions) {
            if (chain(opener(session)).equals(chain)) {
                String source = isWithoutPool(chain) ? NO_POOL : session.text("source");
                bySource.computeIfAbsent(source, any -> new ArrayList<>())
                        .add("\"" + opener(session) + " " + session.text("end") + "\"");
            }
        }
        return bySource.entrySet().stream()
                .map(source -> line(chain, source.getKey(), source.getValue()))
                .sorted()
                .toList();
    }

    private String line(String chain, String source, List<String> ends) {
        String name = source.startsWith(chain + "-hikari-") || source.equals(NO_POOL) ? source : "any";
        String found = source.equals(NO_POOL)
                ? ""
                : findings.getOrDefault(source, Map.of()).toString();
        return line(chain, name, "[" + String.join(",", sorted(ends)) + "]", found);
    }

    private static String line(String chain, String source, String ends, String found) {
        return "{\"chain\":\"" + chain + "\",\"source\":\"" + source + "\",\"sessions\":" + ends + ",\"findings\":\""
                + found + "\"}";
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream()
                .map(line -> line.contains("\"source\":\"" + NO_POOL)
                        ? line.replaceFirst("\"findings\":.*", "\"findings\":\"\"}")
                        : line)
                .sorted()
                .toList();
    }

    private boolean isWithoutPool(String chain) {
        return expected.getOrDefault(chain, List.of()).stream()
                .anyMatch(line -> text(line, "source").equals(NO_POOL));
    }

    private static Map<String, Long> counts(String line) {
        Map<String, Long> counts = new TreeMap<>();
        Stream.of(text(line, "findings").replaceAll("[{} ]", "").split(","))
                .filter(part -> !part.isEmpty())
                .forEach(part -> counts.put(part.split("=")[0], Long.valueOf(part.split("=")[1])));
        return counts;
    }

    private static String text(String line, String field) {
        String rest = line.substring(line.indexOf("\"" + field + "\":\"") + field.length() + 4);
        return rest.substring(0, rest.indexOf('"'));
    }

    private static String opener(LogRecord session) {
        return session.has("opened_by") ? session.text("opened_by") : session.text("thread");
    }

    private static String chain(String thread) {
        return thread.contains("/") ? thread.substring(0, thread.indexOf('/')) : thread;
    }
}
