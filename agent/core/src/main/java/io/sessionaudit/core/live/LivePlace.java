package io.sessionaudit.core.live;

import io.sessionaudit.core.stack.Place;

/**
 * The open sessions of one source that were opened at one place. Immutable.
 *
 * @param source the name of the source
 * @param place null for sessions whose stack was not captured
 * @param inUse open sessions
 * @param idle those of them without a JDBC call in progress
 * @param longestNanos how long the oldest of them is open
 * @param idlePercent the share of connection-time without a JDBC call in the last one to two minutes, by samples
 */
public record LivePlace(String source, Place place, int inUse, int idle, long longestNanos, int idlePercent) {}
