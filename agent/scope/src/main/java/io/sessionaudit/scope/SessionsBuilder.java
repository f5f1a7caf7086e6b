package io.sessionaudit.scope;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

/**
 * Makes {@link Sessions} whose scopes all begin with the same options; each scope may ask for others.
 *
 * <pre>{@code
 * Sessions sessions = Sessions.builder(dataSource)
 *         .timeout(Duration.ofSeconds(5))
 *         .retry(Retry.attempts(3))
 *         .build();
 * }</pre>
 *
 * <p>Defaults apply to sessions that are opened; one that is joined keeps what it has.
 *
 * <p>Thread-safety: not safe; build in one thread, share what was built.
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
     * Sets the isolation of sessions; without it they have what the pool's connections come with.
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
     * @param timeout longer than nothing
     * @return this
     */
    public SessionsBuilder timeout(Duration timeout) {
        defaults = defaults.withTimeout(timeout);
        return this;
    }

    /**
     * Repeats what fails by a deadlock, as {@link Scope#retry} does. {@code open} has no body to repeat and does not.
     *
     * @param retry how often, and how long between
     * @return this
     */
    public SessionsBuilder retry(Retry retry) {
        defaults = defaults.withRetry(retry);
        return this;
    }

    /**
     * Keeps sessions elsewhere than one for each thread.
     *
     * @param store the place; of these {@code Sessions} only
     * @return this
     */
    public SessionsBuilder store(SessionStore store) {
        this.store = Objects.requireNonNull(store, "store");
        return this;
    }

    /** Tells the time for timeouts, in nanoseconds from anywhere; for tests. */
    SessionsBuilder nanoClock(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        return this;
    }

    /**
     * Makes the {@code Sessions}. Nothing is asked of the data source yet.
     *
     * @return new {@code Sessions}, to be kept and shared
     */
    public Sessions build() {
        return new Sessions(dataSource, defaults, store, nanoClock);
    }
}
