package io.sessionaudit.core.session;

/** Does what the garbage collector does, when the test asks for it. */
public final class GarbageCollector {
    private GarbageCollector() {}

    /** Announces that the connection of a session was collected. */
    public static void collect(Session session) {
        session.details().phantom().enqueue();
    }
}
