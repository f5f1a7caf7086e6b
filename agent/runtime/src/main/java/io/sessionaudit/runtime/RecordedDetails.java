package io.sessionaudit.runtime;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.FindingContext;
import io.sessionaudit.core.finding.Message;
import io.sessionaudit.core.ledger.LedgerQuery;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.sql.SqlRedactor;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.StackRelation;

/** Reads places, stacks and messages of recorded sessions and findings, on the log thread. Thread-safe. */
final class RecordedDetails {
    private static final long TIMEOUT_SECONDS = 10;

    /** Sessions that are opened while one of these starts may belong to it, and stay open as long as it lives. */
    private static final List<String> CONTAINER_STARTS = List.of(
            "org.springframework.context.support.AbstractApplicationContext.refresh",
            "io.micronaut.context.DefaultApplicationContext.start");

    private final Audit audit;
    private final SessionRecorder recorder;

    RecordedDetails(Audit audit, SessionRecorder recorder) {
        this.audit = audit;
        this.recorder = recorder;
    }

    /** {@return the details of open sessions, and of findings that are confirmed, by id} */
    Map<String, Object> of(long since, List<Object> ids) {
        Map<String, Session> sessions = new LinkedHashMap<>();
        audit.open().forEach(session -> {
            String id = RecordedAudit.id(session);
            if (ids.contains(id) && session.isOpen()) {
                sessions.put(id, session);
            }
        });
        Map<String, Finding> findings = new LinkedHashMap<>();
        recorder.forEachFinding(since, finding -> {
            String id = RecordedAudit.id(finding);
            if (ids.contains(id)) {
                findings.put(id, finding);
            }
        });
        return ask(context -> {
            Map<String, Object> details = new HashMap<>();
            sessions.forEach((id, session) -> {
                Map<String, Object> row = new HashMap<>(state(session));
                put(context.site(session.openingStack()), row);
                details.put(id, row);
            });
            findings.forEach((id, finding) -> {
                if (finding.holds(context)) {
                    details.put(id, rendered(finding, context));
                }
            });
            return details;
        });
    }

    /** {@return the places of sessions by id} */
    Map<String, Object> places(Map<String, Session> sessions) {
        return ask(context -> {
            Map<String, Object> places = new HashMap<>();
            sessions.forEach((id, session) -> {
                Site site = context.site(session.openingStack());
                if (site != null) {
                    places.put(id, site.place());
                }
            });
            return places;
        });
    }

    private Map<String, Object> ask(Function<FindingContext, Map<String, Object>> question) {
        LedgerQuery<Map<String, Object>> query = new LedgerQuery<>(question);
        audit.log(query);
        try {
            return query.answer().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the log thread does not answer", e);
        }
    }

    private static Map<String, Object> state(Session session) {
        Map<String, Object> row = new HashMap<>();
        row.put(LogFormat.THREAD, session.threadName());
        row.put(LogFormat.STATEMENTS, (long) session.statements());
        if (session.lastSql() != null) {
            row.put(LogFormat.LAST_SQL, SqlRedactor.withoutLiterals(session.lastSql()));
        }
        Throwable opening = session.openingStack();
        Thread owner = session.owner().thread();
        StackTraceElement[] now = owner == null ? new StackTraceElement[0] : owner.getStackTrace();
        boolean running = owner != null && owner.isAlive();
        row.put("running", running);
        row.put("returned", !running || returned(opening, now));
        row.put("handed_over", session.owner() != session.opener());
        row.put(
                "of_container",
                opening != null && Stream.of(opening.getStackTrace()).anyMatch(RecordedDetails::startsContainer));
        return row;
    }

    /** {@return whether the method that opened a session has certainly returned} */
    private static boolean returned(Throwable opening, StackTraceElement[] now) {
        return opening != null && StackRelation.of(opening.getStackTrace(), now).mayHaveLeft();
    }

    private static boolean startsContainer(StackTraceElement frame) {
        return CONTAINER_STARTS.contains(frame.getClassName() + "." + frame.getMethodName());
    }

    private Map<String, Object> rendered(Finding finding, FindingContext context) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        Message message = finding.wording().render(context, evidence);
        Severity severity = message.severity() == null ? finding.severity() : message.severity();
        Map<String, Object> row = new HashMap<>();
        row.put(LogFormat.KIND, finding.kind().label());
        row.put(LogFormat.SEVERITY, severity.label());
        row.put(LogFormat.MESSAGE, message.text());
        row.put(LogFormat.THREAD, finding.threadName());
        put(context.site(finding.stack()), row);
        if (evidence.get(LogFormat.OTHER_SESSION) instanceof Number other) {
            audit.open().forEach(session -> {
                if (session.number() == other.longValue()) {
                    row.put(LogFormat.OTHER_SESSION, RecordedAudit.id(session));
                }
            });
        }
        for (String other : List.of(LogFormat.CALL, LogFormat.OTHER, LogFormat.OWNER_FRAMES)) {
            String name = other.endsWith(LogFormat.FRAMES) ? other : other + "_" + LogFormat.FRAMES;
            if (evidence.get(name) instanceof List<?> frames && !row.containsKey(LogFormat.OTHER_FRAMES)) {
                row.put(LogFormat.OTHER_FRAMES, List.copyOf(frames));
            }
        }
        return row;
    }

    private static void put(Site site, Map<String, Object> row) {
        if (site != null) {
            row.put(LogFormat.PLACE, site.place());
            row.put(LogFormat.PLACE_KIND, site.placeKind().label());
            row.put(LogFormat.FRAMES, site.frames());
        }
    }
}
