package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.session.Session;

/** The state that is kept when options change and a new listener replaces the current one. Thread-safe. */
public final class SharedListenerState {
    final ObjectAttachments attachments = new ObjectAttachments();
    final SourceDescriber sources = new SourceDescriber(attachments);
    final Consumer<Class<?>> unaudited;
    volatile boolean expectsPreAttachSessions;

    /**
     * Creates an empty state.
     *
     * @param late whether the application may have opened sessions before
     * @param unaudited is notified of the class of each connection whose {@code close} does not call the hooks
     */
    public SharedListenerState(boolean late, Consumer<Class<?>> unaudited) {
        expectsPreAttachSessions = late;
        this.unaudited = unaudited;
    }

    /** Attaches a session to its connection again, before the agent reclaims it. */
    public void recall(Object connection, Session session) {
        attachments.set(connection, session);
    }

    /** Clears the recently used classes, so that their loaders can be collected; called periodically. */
    public void forgetClasses() {
        attachments.forgetClasses();
    }

    /** The application may open sessions without a listener from now on. */
    public void expectPreAttachSessions() {
        expectsPreAttachSessions = true;
    }
}
