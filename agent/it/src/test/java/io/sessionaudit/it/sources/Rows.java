package io.sessionaudit.it.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.FinishedJvm;

/** Combines the program's output with the log: each thread is named after its source. */
final class Rows {
    private static final String BORROWS = "borrows:";

    private Rows() {}

    static Map<String, Row> read(FinishedJvm alone, FinishedJvm audited) {
        List<LogRecord> sessions = audited.log().ofType("session");
        List<LogRecord> findings = audited.log().ofType("finding");
        Map<String, Row> rows = new LinkedHashMap<>();
        audited.out().lines().filter(line -> line.startsWith(BORROWS)).forEach(line -> {
            int end = line.lastIndexOf('=');
            String name = line.substring(BORROWS.length(), end);
            List<LogRecord> own = of(sessions, name);
            rows.put(
                    name,
                    new Row(
                            name,
                            section(alone, name),
                            section(audited, name),
                            Long.parseLong(line.substring(end + 1)),
                            own.size(),
                            serverId(audited, name),
                            loggedServerId(own),
                            of(findings, name).stream().map(Rows::findingOf).toList()));
        });
        return rows;
    }

    /** The sources of a run. */
    static Set<String> names(FinishedJvm jvm) {
        return jvm.out()
                .lines()
                .filter(line -> line.startsWith(BORROWS))
                .map(line -> line.substring(BORROWS.length(), line.lastIndexOf('=')))
                .collect(Collectors.toSet());
    }

    /** Sessions on threads that belong to no source: a pool opened them for itself. */
    static List<String> unrelated(FinishedJvm audited, Map<String, Row> rows) {
        Set<String> names = rows.keySet();
        return audited.log().ofType("session").stream()
                .map(session -> session.text("thread") + " at " + session.text("source"))
                .filter(text -> names.stream().noneMatch(name -> text.startsWith(name + "/")))
                .toList();
    }

    private static List<LogRecord> of(List<LogRecord> records, String name) {
        return records.stream()
                .filter(record -> record.text("thread").startsWith(name + "/"))
                .toList();
    }

    private static Row.Found findingOf(LogRecord finding) {
        String thread = finding.text("thread");
        return new Row.Found(
                finding.text("kind"), thread.substring(thread.lastIndexOf('/') + 1), finding.text("pool_action"));
    }

    private static List<String> section(FinishedJvm jvm, String name) {
        return jvm.out().lines().filter(line -> line.startsWith(name + " | ")).toList();
    }

    private static long serverId(FinishedJvm audited, String name) {
        List<String> ids = audited.facts("server-id:" + name);
        return ids.isEmpty() ? -1 : Long.parseLong(ids.get(0));
    }

    private static long loggedServerId(List<LogRecord> sessions) {
        return sessions.stream()
                .filter(session -> session.text("thread").endsWith("/server"))
                .mapToLong(session -> session.number("server_id", -1))
                .findFirst()
                .orElse(-1);
    }
}
