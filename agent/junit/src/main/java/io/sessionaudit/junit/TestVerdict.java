package io.sessionaudit.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.junit.TestScopes.Attribution;

/** Decides whether a test that has ended failed by its sessions. For one test, not thread-safe. */
final class TestVerdict {
    /** How long a session of another thread may still be closed, and an expected finding still be raised. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long EXPECTED_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long POLL_MILLIS = 5;

    private static final Set<String> LEAKS = Set.of("abandoned", "orphaned", "unclosed-at-pool-close");

    private final AgentReader agent;
    private final TestScopes scopes;
    private final FailOn failOn;
    private final TestScope scope;
    private final List<SessionAuditFailure> failures = new ArrayList<>();

    /** The sessions of findings that report a leak, by the finding. */
    private final Map<String, String> leaked = new HashMap<>();

    TestVerdict(TestAudit audit, TestScope scope) {
        this.agent = audit.agent();
        this.scopes = audit.scopes();
        this.failOn = audit.failOn();
        this.scope = scope;
    }

    /**
     * {@return the failures}
     *
     * @param sinceBegin the agent's answer at the end of the test
     */
    List<SessionAuditFailure> failures(Map<String, Object> sinceBegin) {
        Map<String, Object> answer = sinceBegin;
        if (judgeOpen(AgentReader.rows(answer, "open"))) {
            answer = agent.since(scope.begin()); // an open session may have been found to be leaked in the meantime
        }
        judgeFindings(AgentReader.rows(answer, "findings"));
        judgeMaximum();
        return failures;
    }

    /** {@return whether there were open sessions to judge} */
    private boolean judgeOpen(List<Map<String, Object>> open) {
        Map<String, Attribution> own = new LinkedHashMap<>();
        for (Map<String, Object> row : open) {
            Attribution attribution = scopes.attribute((Long) row.get("thread_id"), (Long) row.get("opened"));
            boolean certain = row.get("opener") == null || scope.isOf((String) row.get("opener"));
            if (certain && attribution.isFor(scope) && !scopes.isSettled((String) row.get("id"))) {
                own.put((String) row.get("id"), attribution);
            }
        }
        if (scope.rules().allowsOpenSession()) {
            own.keySet().forEach(scopes::settle);
            return false;
        }
        if (own.isEmpty()) {
            return false;
        }
        Map<String, Map<String, Object>> details = details(own.keySet());
        if (details.entrySet().stream()
                .anyMatch(entry -> mayBeClosedByAnother(own.get(entry.getKey()), entry.getValue()))) {
            awaitClosed(own.keySet());
            details = details(own.keySet());
        }
        details.forEach((id, session) -> {
            Attribution attribution = own.get(id);
            boolean inProgress = attribution.owner() == null && !flag(session, "returned");
            if (!inProgress && !flag(session, "of_container") && scopes.settle(id)) {
                add(FailureText.leftOpen(session, attribution), attribution);
            }
        });
        return true;
    }

    private static boolean mayBeClosedByAnother(Attribution attribution, Map<String, Object> session) {
        return attribution.owner() == null || flag(session, "handed_over");
    }

    private void awaitClosed(Set<String> ids) {
        long until = System.nanoTime() + GRACE_NANOS;
        Set<String> open = new HashSet<>(ids);
        while (!open.isEmpty() && System.nanoTime() - until < 0 && pause()) {
            Set<Object> now = new HashSet<>();
            AgentReader.rows(agent.since(scope.begin()), "open").forEach(row -> now.add(row.get("id")));
            open.retainAll(now);
        }
    }

    private void judgeFindings(List<Map<String, Object>> findings) {
        Set<String> missing = new HashSet<>(scope.rules().expectedKinds());
        Map<String, Attribution> own = own(findings, missing);
        long until = System.nanoTime() + EXPECTED_NANOS;
        Set<String> judged = new HashSet<>();
        while (true) {
            own.keySet().removeAll(judged);
            judged.addAll(own.keySet());
            judge(own, missing);
            if (missing.isEmpty() || System.nanoTime() - until >= 0 || !pause()) {
                break;
            }
            own = own(AgentReader.rows(agent.since(scope.begin()), "findings"), missing);
        }
        for (String kind : missing) {
            failures.add(new SessionAuditFailure("The expected finding " + kind + " was not raised.", List.of()));
        }
    }

    /** {@return the findings that belong to the test and may matter, by id} */
    private Map<String, Attribution> own(List<Map<String, Object>> findings, Set<String> expected) {
        Map<String, Attribution> own = new LinkedHashMap<>();
        for (Map<String, Object> row : findings) {
            String kind = (String) row.get("kind");
            boolean matters = failOn.mayMatch(kind, (String) row.get("severity"))
                    || scope.rules().expectedKinds().contains(kind);
            if (!matters || isSettled(row.get("id")) || isSettled(row.get("session")) && !expected.contains(kind)) {
                continue;
            }
            Object opened = row.get("opened");
            Attribution attribution = scopes.attribute(
                    (Long) row.get("thread_id"), opened == null ? (Long) row.get("time") : (Long) opened);
            if (attribution.isFor(scope) || attribution.isLateFor(scope)) {
                own.put((String) row.get("id"), attribution);
                if (LEAKS.contains(kind) && row.get("session") != null) {
                    leaked.put((String) row.get("id"), (String) row.get("session"));
                }
            }
        }
        return own;
    }

    private void judge(Map<String, Attribution> own, Set<String> missing) {
        if (own.isEmpty()) {
            return;
        }
        details(own.keySet()).forEach((id, finding) -> {
            String kind = (String) finding.get("kind");
            missing.remove(kind);
            // A session that another test has left open is that test's fault.
            boolean fails =
                    failOn.matches(kind, (String) finding.get("severity")) && !isSettled(finding.get("other_session"));
            if (leaked.containsKey(id)) {
                scopes.settle(leaked.get(id)); // one failure for one leak
            }
            if (scopes.settle(id) && fails && !scope.rules().expectedKinds().contains(kind)) {
                add(FailureText.raised(finding, own.get(id)), own.get(id));
            }
        });
    }

    /** Fails this test, or none of those that it may be. */
    private void add(SessionAuditFailure failure, Attribution attribution) {
        if (attribution.certain() == null) {
            SessionAuditEngine.report(
                    "one of these tests", attribution.candidates().get(0).testClass(), failure);
        } else if (attribution.isLateFor(scope)) {
            String name = attribution.owner().name();
            SessionAuditEngine.report(name, attribution.owner().testClass(), failure);
        } else {
            failures.add(failure);
        }
    }

    private void judgeMaximum() {
        int allowed = scope.rules().maxSessions();
        if (allowed < 0 || scope.isContainer()) {
            return;
        }
        SessionAudit found = SessionAudit.of(agent, scopes, scope);
        if (found.maxConcurrentSessions() > allowed) {
            failures.add(new SessionAuditFailure(
                    "The test had " + found.maxConcurrentSessions() + " sessions open at once, opened at "
                            + String.join(", ", found.places().keySet()) + ". @MaxSessions allows " + allowed + ".",
                    List.of()));
        }
    }

    @SuppressWarnings("unchecked") // the agent's rows are such maps
    private Map<String, Map<String, Object>> details(Set<String> ids) {
        Map<String, Map<String, Object>> details = new LinkedHashMap<>();
        Map<String, Object> answer = agent.details(scope.begin(), List.copyOf(ids));
        ids.forEach(id -> {
            if (answer.get(id) != null) {
                details.put(id, (Map<String, Object>) answer.get(id));
            }
        });
        return details;
    }

    private boolean isSettled(Object id) {
        return id != null && scopes.isSettled((String) id);
    }

    private static boolean flag(Map<String, Object> row, String name) {
        return Boolean.TRUE.equals(row.get(name));
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
