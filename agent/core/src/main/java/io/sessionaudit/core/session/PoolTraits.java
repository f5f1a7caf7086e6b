package io.sessionaudit.core.session;

/**
 * How a pool lends, as configured. Immutable.
 *
 * @param keepsLent whether the pool keeps strong references to lent connections, so that none is ever garbage-collected
 * @param lendsAnew whether each borrow returns a new object, so that a late close cannot affect the next borrower
 * @param resultsOutliveConnection whether a statement may be in use after the lent connection became unreachable
 */
public record PoolTraits(boolean keepsLent, boolean lendsAnew, boolean resultsOutliveConnection) {
    /** The traits of most pools. */
    public static final PoolTraits USUAL = new PoolTraits(false, true, false);
}
