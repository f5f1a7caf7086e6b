package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.session.Session;

/**
 * What has been learnt of the application's objects, and outlives the listener: options may change, and a listener made for the
 * new ones goes on with the same sources and sessions. Threadsafe.
 */
public final class SharedListenerState {
    final ObjectAttachments slots = new ObjectAttachments();
    final SourceDescriber introductions = new SourceDescriber();
    final Consumer<Class<?>> unaudited;
    volatile boolean late;

    /**
     * Nothing yet.
     *
     * @param late whether the application may have opened sessions before
     * @param unaudited is told the class of each connection whose {@code close} the agent is not told of
     */
    public SharedListenerState(boolean late, Consumer<Class<?>> unaudited) {
        this.late = late;
        this.unaudited = unaudited;
    }

    /** A connection is about to be used for a session whose end nobody but the agent sees. */
    public void recall(Object connection, Session session) {
        slots.set(connection, session);
    }

    /** Lets the classes go that were met last, so that their loaders can be collected; to be called now and then. */
    public void forgetClasses() {
        slots.forgetClasses();
    }

    /** From here on the application opens sessions that nobody is told of. */
    public void expectStrangers() {
        late = true;
    }
}
