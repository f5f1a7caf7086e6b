package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.List;

/**
 * Who used the connections of one source, in all the logs. Averages and maxima are those of one JVM if the logs are of
 * several.
 *
 * @param max its maximum size, if known
 * @param averageInUse the average number of connections in use, from the sessions
 * @param mostInUse the maximum number of connections in use at a sample; null without samples
 * @param busiest the minute with the highest average number of connections in use; null without sessions
 * @param needs the size that this use needs; null without sessions
 * @param places by place, that with the most connection-time first
 * @param notTimed sessions without a record of their own, which are part of no figure here
 */
public record PoolUse(
        String source,
        Long max,
        double averageInUse,
        Long mostInUse,
        BusiestMinute busiest,
        Waits waits,
        SizeNeed needs,
        List<PlaceUse> places,
        long notTimed) {
    /**
     * The use by one place. Without a place: sessions whose stack was not captured, or several places.
     *
     * @param placeKind the kind of the frame, such as {@code application}; null if it is not known
     * @param through the libraries between place and pool, the outermost last
     * @param stacks the number of different stacks, at least
     * @param others the number of places that this entry represents, at least; 0 for one place
     * @param heldMs the sum of the held times: its connection-time
     * @param share of the connection-time of the source
     * @param mostInUse at a sample; null without samples
     * @param idle null without samples
     */
    public record PlaceUse(
            String place,
            String placeKind,
            List<String> through,
            long stacks,
            long others,
            long sessions,
            double heldMs,
            double share,
            double averageInUse,
            Long mostInUse,
            IdleShare idle) {}

    /**
     * The busiest minute. By Little's law, {@code averageInUse} is {@code openedPerSecond * meanHeldMs / 1000}.
     *
     * @param seconds its length; more than 60 in logs of many days
     * @param opened the number of sessions that were opened in it; those that were open before also count as use
     * @param meanHeldMs the connection-time of the minute by session that was opened in it; null if there was none
     */
    public record BusiestMinute(
            Instant from, long seconds, long opened, double openedPerSecond, Double meanHeldMs, double averageInUse) {}

    /**
     * Waits for a connection.
     *
     * @param findings the number of findings of kind {@code starved} or {@code self-deadlock}
     * @param longestMs the longest wait of these; null if none states it
     * @param averageThreads the average number of threads inside {@code getConnection}, at the samples
     * @param mostThreads their maximum; null without samples
     */
    public record Waits(long findings, Double longestMs, Double averageThreads, Long mostThreads) {}

    /**
     * The number of connections that this use needs, at least: the larger one of two bounds.
     *
     * @param byLoad the average number of connections in use in the busiest minute, rounded up
     * @param byNesting {@code threads * (depth - 1) + 1}, which excludes deadlocks among threads that nest sessions;
     *     null if none was observed
     * @param threads the number of threads that were observed to nest
     * @param depth the maximum number of sessions that one of them had
     */
    public record SizeNeed(long size, long byLoad, Long byNesting, Long threads, Long depth) {}
}
