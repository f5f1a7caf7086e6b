package io.sessionaudit.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sessions of a test so far, for assertions. Immutable.
 *
 * <pre>{@code
 * orders.find(42);
 * assertEquals(1, SessionAudit.current().sessionsOpened());
 * }</pre>
 */
public final class SessionAudit {
    private final int sessionsOpened;
    private final int sessionsOpen;
    private final int maxConcurrentSessions;
    private final long statements;
    private final Map<String, Integer> places;

    private SessionAudit(List<Map<String, Object>> sessions) {
        sessionsOpened = sessions.size();
        sessionsOpen =
                (int) sessions.stream().filter(row -> row.get("closed") == null).count();
        statements =
                sessions.stream().mapToLong(row -> (Long) row.get("statements")).sum();
        maxConcurrentSessions = maximum(sessions);
        Map<String, Integer> byPlace = new TreeMap<>();
        sessions.forEach(row -> byPlace.merge((String) row.get("place"), 1, Integer::sum));
        places = Map.copyOf(byPlace);
    }

    /**
     * {@return the sessions of the test that runs on the current thread}
     *
     * <p>They include sessions of other threads if no other test was in progress when they were opened.
     *
     * @throws IllegalStateException if no test runs on this thread, or if tests are not audited
     */
    public static SessionAudit current() {
        TestAudit audit = TestAudit.current();
        if (audit == null) {
            throw new IllegalStateException("tests are not audited; a line on standard error states the reason");
        }
        TestScope scope = audit.scopes().current(audit.agent().mark(null));
        if (scope == null) {
            throw new IllegalStateException(
                    "no test runs on thread " + Thread.currentThread().getName()
                            + ", and several others do; call this on the thread of the test");
        }
        return of(audit.agent(), audit.scopes(), scope);
    }

    static SessionAudit of(AgentReader agent, TestScopes scopes, TestScope scope) {
        List<Map<String, Object>> own = new ArrayList<>();
        for (Map<String, Object> row : AgentReader.rows(agent.statistics(scope.begin()), "sessions")) {
            if (scopes.attribute((Long) row.get("thread_id"), (Long) row.get("opened"))
                            .certain()
                    == scope) {
                own.add(row);
            }
        }
        return new SessionAudit(own);
    }

    /** {@return the number of sessions that were opened} */
    public int sessionsOpened() {
        return sessionsOpened;
    }

    /** {@return the number of sessions that are open now} */
    public int sessionsOpen() {
        return sessionsOpen;
    }

    /** {@return the maximum number of sessions that were open at once} */
    public int maxConcurrentSessions() {
        return maxConcurrentSessions;
    }

    /** {@return the number of executed statements} */
    public long statements() {
        return statements;
    }

    /** {@return the number of sessions by the place that opened them, such as {@code Orders.find(Orders.java:41)}} */
    public Map<String, Integer> places() {
        return places;
    }

    private static int maximum(List<Map<String, Object>> sessions) {
        int maximum = 0;
        for (Map<String, Object> one : sessions) {
            long opened = (Long) one.get("opened");
            int open = (int) sessions.stream()
                    .filter(other -> (Long) other.get("opened") - opened <= 0)
                    .filter(other -> other.get("closed") == null || (Long) other.get("closed") - opened > 0)
                    .count();
            maximum = Math.max(maximum, open);
        }
        return maximum;
    }
}
