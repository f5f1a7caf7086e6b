package io.sessionaudit.core.session;

/**
 * A borrow that the watch thread has found waiting. Immutable.
 *
 * @param borrow the number of the borrow, by {@link Owner#borrows}
 * @param pool the pool that the thread waits for
 * @param sinceNanos when the wait was first found
 * @param shortage who held the connections when it was found again; null before that, and if there were some left
 */
public record ObservedWait(int borrow, Source pool, long sinceNanos, PoolSnapshot shortage) {}
