package io.sessionaudit.runtime.listen;

import java.util.Map;
import java.util.function.Consumer;

import io.sessionaudit.core.finding.StateLeftChanged;
import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.jdbc.ConnectionStates;
import io.sessionaudit.runtime.jdbc.IsolationLevel;

/**
 * Detects properties that the application changes and the pool does not reset. The value that the pool's connections
 * had is read once for each pool and property, before the application first sets it, and only if a known driver has it
 * in memory.
 */
final class ConnectionStateTracker {
    private final CallTracker calls;
    private final Consumer<AuditEvent> sink;

    ConnectionStateTracker(CallTracker calls, Consumer<AuditEvent> sink) {
        this.calls = calls;
        this.sink = sink;
    }

    /** Before the application sets a property; inside its call. */
    void setting(Session session, Object connection, String setter) {
        ConnectionState state = ConnectionState.ofSetter(setter);
        Source pool = session.source();
        if (pool.lendsOn(state) && !pool.lentWith().containsKey(state) && !calls.isInBranch(session)) {
            String lent = ConnectionStates.read(state, connection);
            if (lent != null) {
                pool.lentWith().putIfAbsent(state, lent);
            }
        }
    }

    /** After the application has set a property; still inside its call. */
    void set(Session session, Object connection, String setter, Object value) {
        ConnectionState state = ConnectionState.ofSetter(setter);
        Source pool = session.source();
        if (pool.lendsOn(state) && !calls.isInBranch(session)) {
            boolean isIsolation = state == ConnectionState.ISOLATION;
            String text = isIsolation ? IsolationLevel.name((Integer) value) : String.valueOf(value);
            if (!state.mayBeIgnored() || isHonoured(pool, state, connection, text)) {
                session.mutableDetails().recordState(state, text);
            }
        }
    }

    /**
     * Some drivers ignore a property: the driver is read once for each pool and property, when it is first set to
     * another value.
     */
    private static boolean isHonoured(Source pool, ConnectionState state, Object connection, String set) {
        String lent = pool.lentWith().get(state);
        if (lent == null || pool.honoured().contains(state) || lent.equalsIgnoreCase(set)) {
            return lent != null;
        }
        boolean honoured = set.equalsIgnoreCase(ConnectionStates.read(state, connection));
        if (honoured) {
            pool.honoured().add(state);
        }
        return honoured;
    }

    /** The application has closed the session. */
    void closed(Session session, long now) {
        Map<ConnectionState, String> changed = session.details().changedStates();
        if (changed.isEmpty()) {
            return; // iterating over an empty map is not free
        }
        changed.forEach((state, left) -> {
            String lent = session.source().lentWith().get(state);
            if (lent != null && !lent.equalsIgnoreCase(left)) {
                sink.accept(StateLeftChanged.of(session, state, lent, left, now));
            }
        });
    }
}
