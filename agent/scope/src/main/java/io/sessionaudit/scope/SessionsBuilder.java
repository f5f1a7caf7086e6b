package io.sessionaudit.scope;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

/**
 * Builds {@link Sessions} with default options for all scopes; each scope may set others.
 *
 * <pre>{@code
 * Sessions sessions = Sessions.builder(dataSource)
 *         .timeout(Duration.ofSeconds(5))
 *         .retry(Retry.attempts(3))
 *         .build();
 * }</pre>
 *
 * <p>Defaults apply to sessions that are opened, not to joined ones.
 *
 * <p>Thread-safety: not safe; the built {@code Sessions} are.
 */
public final class SessionsBuilder {

    private final DataSource dataSource;
    private ScopeOptions defaults = ScopeOptions.NONE;
    private SessionStore store = new ThreadStore();
    private LongSupplier nanoClock = System::nanoTime;

    SessionsBuilder(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * Names scopes that have no name of their own, for error messages and the audit log.
     *
     * @param name such as the name of the service
     * @return this
     */
    public SessionsBuilder name(String name) {
        defaults = defaults.withName(name);
        return this;
    }

    /**
     * Makes sessions read-only, as {@link Scope#readOnly(boolean)} does.
     *
     * @param readOnly whether they only read
     * @return this
     */
    public SessionsBuilder readOnly(boolean readOnly) {
        defaults = defaults.withReadOnly(readOnly);
        return this;
    }

    /**
     * Sets the isolation of sessions; the default is the isolation of the pool's connections.
     *
     * @param isolation the level
     * @return this
     */
    public SessionsBuilder isolation(Isolation isolation) {
        defaults = defaults.withIsolation(isolation);
        return this;
    }

    /**
     * Limits how long sessions may take, as {@link Scope#timeout} does.
     *
     * @param timeout a positive duration
     * @return this
     */
    public SessionsBuilder timeout(Duration timeout) {
        defaults = defaults.withTimeout(timeout);
        return this;
    }

    /**
     * Repeats the body after a deadlock, as {@link Scope#retry} does. Does not apply to {@code open}, which has no
     * body.
     *
     * @param retry the number of attempts and the waits
     * @return this
     */
    public SessionsBuilder retry(Retry retry) {
        defaults = defaults.withRetry(retry);
        return this;
    }

    /**
     * Sets the session store, instead of one session per thread.
     *
     * @param store the store, used by these {@code Sessions} only
     * @return this
     */
    public SessionsBuilder store(SessionStore store) {
        this.store = Objects.requireNonNull(store, "store");
        return this;
    }

    /** Sets the clock for timeouts, in nanoseconds with any origin; for tests. */
    SessionsBuilder nanoClock(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        return this;
    }

    /**
     * Builds the {@code Sessions}. The data source is not called yet.
     *
     * @return new {@code Sessions}, to be kept and shared
     */
    public Sessions build() {
        return new Sessions(dataSource, defaults, store, nanoClock);
    }
}
