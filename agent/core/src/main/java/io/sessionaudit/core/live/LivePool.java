package io.sessionaudit.core.live;

import java.util.Map;

import io.sessionaudit.core.log.FindingKind;

/**
 * A source, which is usually a pool. Immutable. The gauges are those of the last scan; the counters begin with
 * {@link LiveAgent#countingSince}.
 *
 * @param source its name
 * @param className the class of the data source
 * @param url the JDBC URL without credentials; null if it is unknown
 * @param inUse connections in use: the open sessions, or the pool's own count if that is higher
 * @param max the maximum number of connections; -1 if it is unknown
 * @param waiting threads inside a borrow
 * @param open open sessions
 * @param lost connections that were garbage-collected while they were lent; since the start
 * @param timeouts borrows that failed because the pool was exhausted; since the start
 * @param sessions sessions that have ended
 * @param useTimes how long they were open
 * @param waitedNanos the total time that threads waited in borrows, estimated from the threads that each scan found
 * @param findings findings by kind; withdrawn ones are included
 */
public record LivePool(
        String source,
        String className,
        String url,
        int inUse,
        int max,
        int waiting,
        int open,
        int lost,
        long timeouts,
        long sessions,
        UseTimes useTimes,
        long waitedNanos,
        Map<FindingKind, Long> findings) {
    /** {@return whether all connections are in use} */
    public boolean isExhausted() {
        return max > 0 && inUse + lost >= max;
    }
}
