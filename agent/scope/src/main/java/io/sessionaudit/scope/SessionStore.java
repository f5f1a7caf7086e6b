package io.sessionaudit.scope;

import org.jspecify.annotations.Nullable;

/**
 * Stores the innermost open session of the current context for {@link Sessions}; by default, the context is the thread.
 *
 * <p>Pass another store to {@link SessionsBuilder#store} to store sessions per request, or in a {@code ScopedValue}:
 *
 * <pre>{@code
 * static final ScopedValue<AtomicReference<Session>> REQUEST = ScopedValue.newInstance(); // bound by the web filter
 * public Session find() { return REQUEST.get().get(); }
 * public void set(Session session) { REQUEST.get().set(session); }
 * }</pre>
 *
 * <p>A store does not change who may use a session: if a store returns the session of another thread, {@code run},
 * {@code call} and {@code open} refuse to join it.
 *
 * <p>Thread-safety: called concurrently by any number of threads; each call concerns the caller's context.
 */
public interface SessionStore {

    /**
     * The session that was last set in the caller's context.
     *
     * @return the innermost open session, or null
     */
    @Nullable
    Session find();

    /**
     * Sets the session of the caller's context. Called with the outer session, or null, when a session ends; must not
     * throw then.
     *
     * @param session the innermost open session from now on, or null for none: the context must then keep no entry
     */
    void set(@Nullable Session session);
}
