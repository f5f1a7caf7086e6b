package io.sessionaudit.core.session;

import io.sessionaudit.core.stack.CapturedCall;

/**
 * A borrow that the watch thread found waiting. Immutable.
 *
 * @param borrow identifies the borrow, by {@link Owner#borrows()}
 * @param pool the pool that the thread waits for
 * @param sinceNanos when the wait was first found
 * @param exhausted the pool, if it was exhausted when the wait was found again; else null
 * @param call where the thread waited when the pool was last found exhausted; null if it never was
 */
public record ObservedWait(int borrow, Source pool, long sinceNanos, PoolSnapshot exhausted, CapturedCall call) {}
