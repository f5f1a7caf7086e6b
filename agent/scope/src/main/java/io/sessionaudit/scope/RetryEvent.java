package io.sessionaudit.scope;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The body of a scope has failed by a deadlock and will be run again.
 *
 * <pre>{@code
 * Retry.attempts(5).onRetry(event ->
 *         log.warn("{} failed in attempt {}", event.scope(), event.attempt(), event.failure()));
 * }</pre>
 *
 * <p>Thread-safety: immutable.
 *
 * @param scope the name of the scope, or null if it has none
 * @param attempt the number of the failed attempt, from 1
 * @param delay the wait before the next attempt
 * @param failure what the body threw
 */
public record RetryEvent(@Nullable String scope, int attempt, Duration delay, Throwable failure) {}
