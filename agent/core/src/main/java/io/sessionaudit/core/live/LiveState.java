package io.sessionaudit.core.live;

import java.time.Instant;
import java.util.List;

/**
 * The state of the audited JVM at one moment. Immutable.
 *
 * @param time when it was observed
 * @param agent the agent, and what it could not record
 * @param pools the sources, exhausted ones first, then by waiting threads and connections in use
 * @param otherPools the number of sources that were left out
 * @param places the places of the open sessions, that with the most sessions first
 * @param otherPlaces the number of places that were left out
 * @param open the number of open sessions
 * @param sessions the open sessions, oldest first; fewer than {@code open} if there are very many
 * @param findings the recent findings, newest first
 */
public record LiveState(
        Instant time,
        LiveAgent agent,
        List<LivePool> pools,
        int otherPools,
        List<LivePlace> places,
        int otherPlaces,
        int open,
        List<LiveSession> sessions,
        List<LiveFinding> findings) {}
