package io.sessionaudit.scope;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * How often the body of a scope is repeated when the database gave it up in favour of another transaction, and how long to
 * wait between.
 *
 * <pre>{@code
 * Retry retry = Retry.attempts(5).onRetry(event -> log.info("{}", event));
 * sessions.scope("checkout").retry(retry).run(session -> placeOrder(session));
 * // each attempt is a new session; what the body did in memory it does again
 * }</pre>
 *
 * <p>Repeated is what fails by a deadlock or a serialisation failure: SQLState 40001 or 40P01, and MySQL's errors 1213 (deadlock)
 * and 1205 (a lock was waited for too long), also where another exception wraps them. Never a commit whose outcome is unknown.
 *
 * <p>The wait before attempt n+1 is random, between half and all of {@code first * 2^(n-1)}, and at most the longest: two that
 * collided must not collide again.
 *
 * <p>Thread-safety: immutable; the functions given to it are called by the threads that retry.
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
     * @param attempts how often the body is run at most, the first time included
     * @return a retry
     * @throws IllegalArgumentException when that is less than 1; 1 stands for no retry
     */
    public static Retry attempts(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    "attempts counts the first one too, so it is 1 or more, not " + attempts);
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
     * Waits differently.
     *
     * @param first the longest wait before the second attempt
     * @param longest the longest wait of all
     * @return a retry like this one, with these waits
     * @throws IllegalArgumentException when one is negative, or the first is longer than the longest
     */
    public Retry backoff(Duration first, Duration longest) {
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "backoff wants 0 <= first <= longest, not first " + first + " and longest " + longest);
        }
        return new Retry(attempts, first, longest, listener, sleeper, random);
    }

    /**
     * Tells somebody before each wait. What the listener throws ends the retrying, suppressed in the failure.
     *
     * @param listener is told by the thread that retries, which has no open session then
     * @return a retry like this one, with this listener
     */
    public Retry onRetry(Consumer<? super RetryEvent> listener) {
        return new Retry(attempts, first, longest, Objects.requireNonNull(listener, "listener"), sleeper, random);
    }

    /**
     * Waits in another way than by sleeping; tests do not wait at all.
     *
     * @param sleeper waits
     * @return a retry like this one that waits so
     */
    public Retry sleeper(Sleeper sleeper) {
        return new Retry(attempts, first, longest, listener, Objects.requireNonNull(sleeper, "sleeper"), random);
    }

    /**
     * Takes the jitter from elsewhere; tests want no chance.
     *
     * @param random gives numbers from 0 to below 1
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

    /** How long to wait after this many failures. */
    long waitNanos(int failures) {
        double most = Math.min(first.toNanos() * Math.pow(2, failures - 1), longest.toNanos());
        return (long) (most * (1 + random.getAsDouble()) / 2);
    }

    /** A way to wait. */
    @FunctionalInterface
    public interface Sleeper {

        /**
         * Waits.
         *
         * @param nanos how long, in nanoseconds
         * @throws InterruptedException when the thread shall not wait any longer: the failure is then thrown as if it had been the
         *     last one
         */
        void sleep(long nanos) throws InterruptedException;
    }
}
