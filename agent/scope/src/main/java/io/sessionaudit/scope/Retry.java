package io.sessionaudit.scope;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * How often the body of a scope is repeated if the database has rolled it back in favour of another transaction, and
 * how long to wait before each attempt.
 *
 * <pre>{@code
 * Retry retry = Retry.attempts(5).onRetry(event -> log.info("{}", event));
 * sessions.scope("checkout").retry(retry).run(session -> placeOrder(session));
 * // each attempt is a new session; changes of the body in memory are repeated
 * }</pre>
 *
 * <p>A deadlock or a serialization failure is repeated: SQLState 40001 or 40P01, and MySQL's errors 1213 (deadlock) and
 * 1205 (lock wait timeout), also if another exception wraps them. A commit whose outcome is unknown never is.
 *
 * <p>The wait before attempt n+1 is random, between half and all of {@code first * 2^(n-1)}, and at most the longest,
 * so that two transactions that collided do not collide again.
 *
 * <p>Thread-safety: immutable; the functions passed to it are called by the threads that retry.
 */
public final class Retry {

    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration MAX_DELAY = Duration.ofSeconds(1);

    private final int attempts;
    private final Duration first;
    private final Duration longest;
    private final Consumer<? super RetryEvent> listener;
    private final Sleeper sleeper;
    private final DoubleSupplier random;

    private Retry(
            int attempts,
            Duration first,
            Duration longest,
            Consumer<? super RetryEvent> listener,
            Sleeper sleeper,
            DoubleSupplier random) {
        this.attempts = attempts;
        this.first = first;
        this.longest = longest;
        this.listener = listener;
        this.sleeper = sleeper;
        this.random = random;
    }

    /**
     * Retries with waits of 10 ms, 20 ms, 40 ms and so on, up to a second.
     *
     * @param attempts the maximum number of attempts, including the first
     * @return a retry
     * @throws IllegalArgumentException if it is less than 1; 1 means no retry
     */
    public static Retry attempts(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    "attempts includes the first attempt, so it is 1 or more, not " + attempts);
        }
        return new Retry(
                attempts,
                FIRST,
                MAX_DELAY,
                event -> {},
                nanos -> TimeUnit.NANOSECONDS.sleep(nanos),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * Sets the waits between attempts.
     *
     * @param first the longest wait before the second attempt
     * @param longest the longest wait of all
     * @return a retry like this one, with these waits
     * @throws IllegalArgumentException if one is negative, or the first is longer than the longest
     */
    public Retry backoff(Duration first, Duration longest) {
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "backoff requires 0 <= first <= longest, not first " + first + " and longest " + longest);
        }
        return new Retry(attempts, first, longest, listener, sleeper, random);
    }

    /**
     * Sets a listener that is called before each wait. An exception of the listener ends the retry and is suppressed in
     * the failure.
     *
     * @param listener is called by the thread that retries, while it has no open session
     * @return a retry like this one, with this listener
     */
    public Retry onRetry(Consumer<? super RetryEvent> listener) {
        return new Retry(attempts, first, longest, Objects.requireNonNull(listener, "listener"), sleeper, random);
    }

    /**
     * Replaces the sleep, for example in tests.
     *
     * @param sleeper is called instead of sleeping
     * @return a retry like this one with this sleeper
     */
    public Retry sleeper(Sleeper sleeper) {
        return new Retry(attempts, first, longest, listener, Objects.requireNonNull(sleeper, "sleeper"), random);
    }

    /**
     * Replaces the random numbers of the jitter, for example in tests.
     *
     * @param random returns numbers from 0 (inclusive) to 1 (exclusive)
     * @return a retry like this one with this jitter
     */
    public Retry random(DoubleSupplier random) {
        return new Retry(attempts, first, longest, listener, sleeper, Objects.requireNonNull(random, "random"));
    }

    int attempts() {
        return attempts;
    }

    Consumer<? super RetryEvent> listener() {
        return listener;
    }

    Sleeper sleeper() {
        return sleeper;
    }

    /** {@return the wait after this many failures} */
    long waitNanos(int failures) {
        double limit = Math.min(first.toNanos() * Math.pow(2, failures - 1), longest.toNanos());
        return (long) (limit * (1 + random.getAsDouble()) / 2);
    }

    /** Waits between attempts. */
    @FunctionalInterface
    public interface Sleeper {

        /**
         * Waits.
         *
         * @param nanos the duration in nanoseconds
         * @throws InterruptedException if the thread was interrupted; the failure is then thrown as after the last
         *     attempt
         */
        void sleep(long nanos) throws InterruptedException;
    }
}
