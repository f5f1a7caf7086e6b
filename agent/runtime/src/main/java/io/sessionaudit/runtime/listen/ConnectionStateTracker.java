package io.sessionaudit.runtime.listen;

import java.util.Map;

import io.sessionaudit.core.finding.StateLeftChanged;
import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.jdbc.ConnectionStates;
import io.sessionaudit.runtime.jdbc.IsolationLevel;

/**
 * States of the connection that the application changes, if the pool lends them on. What a pool's connections have is read
 * once for each pool and state, before the application first sets it, and only if a known driver has it in memory.
 */
final class ConnectionStateTracker {
    private final CallTracker calls;
    private final ListenerContext tools;

    ConnectionStateTracker(CallTracker calls, ListenerContext tools) {
        this.calls = calls;
        this.tools = tools;
    }

    /** The application is about to set a state; inside its call. */
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

    /** The application has set it; still inside its call. */
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

    /** Some drivers ignore it: the driver is read once for each pool and state, when it is first set to a new value. */
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

    /** The session has been closed, by the application. */
    void closed(Session session, long now) {
        Map<ConnectionState, String> changed = session.details().changedStates();
        if (changed.isEmpty()) {
            return; // mostly; going through an empty map has its price
        }
        changed.forEach((state, left) -> {
            String lent = session.source().lentWith().get(state);
            if (lent != null && !lent.equalsIgnoreCase(left)) {
                tools.sink().accept(StateLeftChanged.of(session, state, lent, left, now));
            }
        });
    }
}
