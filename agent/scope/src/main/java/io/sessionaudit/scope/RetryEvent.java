package io.sessionaudit.scope;

import java.time.Duration;

/**
 * A body failed by a deadlock and will be run again.
 *
 * <pre>{@code
 * Retry.attempts(5).onRetry(event ->
 *         log.warn("{} failed in attempt {}, next in {}", event.scope(), event.attempt(), event.delay(), event.failure()));
 * }</pre>
 *
 * <p>Thread-safety: immutable.
 *
 * @param scope the name of the scope, or null where it has none
 * @param attempt which attempt failed, from 1
 * @param delay how long until the next one
 * @param failure what the body threw
 */
public record RetryEvent(String scope, int attempt, Duration delay, Throwable failure) {}
