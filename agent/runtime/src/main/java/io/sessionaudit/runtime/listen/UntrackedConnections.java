package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.UntrackedSessions;

/**
 * Connections whose {@code close} does not call the hooks, because it could not be woven. Their sessions are counted
 * only, because they would never appear to end. Thread-safe.
 */
final class UntrackedConnections {
    private final ObjectAttachments attachments;
    private final Consumer<Class<?>> unaudited;
    private final Consumer<AuditEvent> sink;

    /**
     * @param unaudited is notified of the class of each such connection
     */
    UntrackedConnections(ObjectAttachments attachments, Consumer<Class<?>> unaudited, Consumer<AuditEvent> sink) {
        this.attachments = attachments;
        this.unaudited = unaudited;
        this.sink = sink;
    }

    /** {@return whether no session must be opened for a connection; then it was counted} */
    boolean isUntracked(Object connection) {
        if (attachments.isCloseWoven(connection)) {
            return false;
        }
        unaudited.accept(connection.getClass()); // may weave the class now
        if (attachments.isCloseWoven(connection)) {
            return false;
        }
        sink.accept(new UntrackedSessions(1));
        return true;
    }
}
