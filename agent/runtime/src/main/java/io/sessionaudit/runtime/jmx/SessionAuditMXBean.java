package io.sessionaudit.runtime.jmx;

import java.util.List;

/**
 * The current state of the audit, read-only, as {@code io.sessionaudit:type=SessionAudit}. The first read of an
 * attribute requests a sample, and waits for it for at most two seconds; the state is then kept up to date for ten
 * seconds. If there is no state, because the audit is switched off or the agent is too busy, numbers are -1 and lists
 * are empty.
 */
public interface SessionAuditMXBean {
    /** {@return the version of the agent} */
    String getVersion();

    /** {@return the name of the log} */
    String getLog();

    /** {@return the number of open sessions} */
    int getOpenSessions();

    /** {@return sessions without a record of their own, because the queue of the log was full} */
    long getDroppedSessions();

    /** {@return the pools, at most 100} */
    List<PoolState> getPools();

    /** {@return the places with the most connections in use, at most 100} */
    List<PlaceState> getPlaces();

    /** {@return the recent findings, the newest first, at most 100} */
    List<FindingState> getFindings();
}
