package io.sessionaudit.core.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;

/**
 * Which sessions were open at one scan, whether a JDBC call was in progress on each, and how many threads were inside a
 * borrow. The watch thread takes it from what its scan has read already; the log thread finds the places.
 *
 * <p>Bounded: if more sessions are open, the others are only counted by source. Not modified after the scan.
 */
public final class UsageSample implements AuditEvent {
    /** The maximum number of sessions whose stacks are examined; hardly any pool is larger. */
    static final int MAX_SESSIONS = 10_000;

    /**
     * An open session.
     *
     * @param stack the unread stack of its opening; null if it was not captured
     * @param isIdle whether no JDBC call was in progress on it
     */
    public record OpenSession(Source source, Throwable stack, boolean isIdle) {}

    private final List<OpenSession> sessions = new ArrayList<>();
    private final Map<Source, Integer> waiting = new LinkedHashMap<>();

    /** Adds an open session; for the thread that scans. */
    public void addOpen(Session session) {
        Throwable stack = sessions.size() < MAX_SESSIONS ? session.openingStack() : null;
        sessions.add(new OpenSession(session.source(), stack, !session.isInCall()));
    }

    /** Adds a thread that is inside a borrow; for the thread that scans. */
    public void addWaiting(Source pool) {
        waiting.merge(pool, 1, Integer::sum);
    }

    /** {@return whether no session was open and no thread was inside a borrow} */
    boolean isEmpty() {
        return sessions.isEmpty() && waiting.isEmpty();
    }

    /** {@return the sessions that were open} */
    public List<OpenSession> sessions() {
        return sessions;
    }

    /** {@return the number of threads inside a borrow, by source} */
    public Map<Source, Integer> waiting() {
        return waiting;
    }
}
