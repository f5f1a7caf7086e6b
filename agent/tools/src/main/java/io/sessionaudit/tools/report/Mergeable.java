package io.sessionaudit.tools.report;

import java.io.Serializable;

/**
 * A tally of a part of the logs. {@link #merge} is associative and commutative, so the order in which parts are merged
 * does not matter.
 *
 * @param <T> its own type
 */
interface Mergeable<T> extends Serializable {
    /** Adds another part, which must not be used any more. */
    void merge(T other);
}
