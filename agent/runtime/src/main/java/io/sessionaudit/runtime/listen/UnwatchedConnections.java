package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.log.UnknownSessions;

/**
 * Connections whose {@code close} the agent is not told of, because it could not be woven. Their sessions are counted and not watched:
 * none of them would ever seem to end. Threadsafe.
 */
final class UnwatchedConnections {
    private final Slots slots;
    private final Consumer<Class<?>> unaudited;
    private final Consumer<AuditEvent> sink;

    /**
     * @param unaudited is told the class of each such connection
     */
    UnwatchedConnections(Slots slots, Consumer<Class<?>> unaudited, Consumer<AuditEvent> sink) {
        this.slots = slots;
        this.unaudited = unaudited;
        this.sink = sink;
    }

    /** {@return whether a session on this connection is not to be opened; then it has been counted} */
    boolean counts(Object connection) {
        if (slots.isCloseWoven(connection)) {
            return false;
        }
        sink.accept(new UnknownSessions(1));
        unaudited.accept(connection.getClass());
        return true;
    }
}
