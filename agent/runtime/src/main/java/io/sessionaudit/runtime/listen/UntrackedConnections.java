package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.UntrackedSessions;

/**
 * Connections whose {@code close} the agent is not told of, because it could not be woven. Their sessions are counted and not watched:
 * none of them would ever seem to end. Threadsafe.
 */
final class UntrackedConnections {
    private final ObjectAttachments slots;
    private final Consumer<Class<?>> unaudited;
    private final Consumer<AuditEvent> sink;

    /**
     * @param unaudited is told the class of each such connection
     */
    UntrackedConnections(ObjectAttachments slots, Consumer<Class<?>> unaudited, Consumer<AuditEvent> sink) {
        this.slots = slots;
        this.unaudited = unaudited;
        this.sink = sink;
    }

    /** {@return whether a session on this connection is not to be opened; then it has been counted} */
    boolean counts(Object connection) {
        if (slots.isCloseWoven(connection)) {
            return false;
        }
        sink.accept(new UntrackedSessions(1));
        unaudited.accept(connection.getClass());
        return true;
    }
}
