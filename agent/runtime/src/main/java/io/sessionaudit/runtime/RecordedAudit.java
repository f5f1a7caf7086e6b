package io.sessionaudit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.session.Session;

/**
 * Answers the questions of a test framework, with numbers, strings, lists and maps only. Thread-safe; never throws.
 *
 * <p>Questions, by the value of {@code question}:
 * <ul>
 *   <li>{@code mark}: begins to record; returns the {@code time}. Forgets what ended before {@code forget}.
 *   <li>{@code since}: the sessions that were opened since {@code time} and are {@code open}, the {@code findings}
 *       raised since, and the {@code time} before these were read; cheap, without stacks. A session with an {@code
 *       opener} may be the physical connection of an unknown pool.
 *   <li>{@code details}: messages and stacks of the sessions and findings whose {@code ids} are given.
 *   <li>{@code statistics}: all {@code sessions} that were opened since {@code time}.
 * </ul>
 */
final class RecordedAudit implements UnaryOperator<Map<String, Object>> {
    private final Audit audit;

    RecordedAudit(Audit audit) {
        this.audit = audit;
    }

    @Override
    public Map<String, Object> apply(Map<String, Object> question) {
        try {
            long time = question.get("time") instanceof Long given ? given : 0;
            SessionRecorder recorder = audit.record();
            return switch (String.valueOf(question.get("question"))) {
                case "mark" -> {
                    if (question.get("forget") instanceof Long before) {
                        recorder.forget(before);
                    }
                    yield Map.of("time", recorder.now(), "log", audit.logName());
                }
                case "since" -> since(recorder, time);
                case "details" -> {
                    List<Object> ids = question.get("ids") instanceof List<?> given ? List.copyOf(given) : List.of();
                    yield new RecordedDetails(audit, recorder).of(time, ids);
                }
                case "statistics" -> statistics(recorder, time);
                default -> Map.of("error", "unknown question");
            };
        } catch (RuntimeException e) { // the test must see its own failures
            return Map.of("error", e.toString());
        }
    }

    private Map<String, Object> since(SessionRecorder recorder, long time) {
        long now = recorder.now();
        List<Object> open = new ArrayList<>();
        audit.open().forEach(session -> {
            if (session.openedNanos() - time >= 0 && session.isOpen() && !session.isTentative()) {
                Map<String, Object> row = row(session);
                if (!session.isCertain()) {
                    row.put("opener", session.openerClass());
                }
                open.add(row);
            }
        });
        List<Object> findings = new ArrayList<>();
        recorder.forEachFinding(time, finding -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", id(finding));
            row.put(LogFormat.KIND, finding.kind().label());
            row.put(LogFormat.SEVERITY, finding.severity().label());
            row.put(LogFormat.THREAD_ID, finding.threadId());
            row.put("time", finding.nanoTime());
            if (finding.session() != null) {
                row.put(LogFormat.SESSION, id(finding.session()));
                row.put(LogFormat.OPENED, finding.session().openedNanos());
            }
            findings.add(row);
        });
        return Map.of("time", now, "open", open, "findings", findings);
    }

    private Map<String, Object> statistics(SessionRecorder recorder, long time) {
        Map<String, Session> sessions = new LinkedHashMap<>();
        recorder.forEachEnded(time, session -> sessions.put(id(session), session));
        audit.open().forEach(session -> {
            if (session.openedNanos() - time >= 0 && session.isCertain()) {
                sessions.putIfAbsent(id(session), session);
            }
        });
        Map<String, Object> places = new RecordedDetails(audit, recorder).places(sessions);
        List<Object> rows = new ArrayList<>();
        sessions.forEach((id, session) -> {
            Map<String, Object> row = row(session);
            if (session.hasEnded()) {
                row.put("closed", session.closedNanos());
            }
            row.put(LogFormat.STATEMENTS, (long) session.statements());
            row.put(LogFormat.PLACE, places.getOrDefault(id, "unknown"));
            rows.add(row);
        });
        return Map.of(LogFormat.SESSIONS, rows, "dropped", recorder.dropped());
    }

    private static Map<String, Object> row(Session session) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id(session));
        row.put(LogFormat.THREAD, session.threadName());
        row.put(LogFormat.THREAD_ID, session.opener().threadId());
        row.put(LogFormat.OPENED, session.openedNanos());
        return row;
    }

    static String id(Session session) {
        return "session:" + session.opener().threadId() + ":" + session.openedNanos() + ":"
                + System.identityHashCode(session);
    }

    static String id(Finding finding) {
        return "finding:" + finding.kind().label() + ":" + finding.nanoTime() + ":" + System.identityHashCode(finding);
    }
}
