package io.sessionaudit.core.session;

/** Simulates the garbage collector on request of a test. */
public final class GarbageCollector {
    private GarbageCollector() {}

    /** Reports that the connection of a session was collected. */
    public static void collect(Session session) {
        session.details().phantom().enqueue();
    }
}
