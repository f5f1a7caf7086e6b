package io.sessionaudit.scope;

/**
 * Where {@link Sessions} keeps the innermost open session of whoever is running: by default each thread has its own place.
 *
 * <p>Give another one to {@link SessionsBuilder#store} to keep sessions by request, or in a {@code ScopedValue}:
 *
 * <pre>{@code
 * static final ScopedValue<AtomicReference<Session>> REQUEST = ScopedValue.newInstance(); // bound by the web filter
 * public Session find() { return REQUEST.get().get(); }
 * public void set(Session session) { REQUEST.get().set(session); }
 * }</pre>
 *
 * <p>A store says which session is found, not who may use it: a session is used by one thread at a time, and where a store
 * shows the session of another thread, {@code run}, {@code call} and {@code open} refuse to join it.
 *
 * <p>Thread-safety: called by any number of threads at once; each call is about the caller's own place.
 */
public interface SessionStore {

    /**
     * The session that was last set in the caller's place.
     *
     * @return the innermost open session, or null
     */
    Session find();

    /**
     * Puts a session into the caller's place. Called with the outer session, or null, when one ends; it must not fail then.
     *
     * @param session the innermost open session from now on, or null for none: leave nothing behind then
     */
    void set(Session session);
}
