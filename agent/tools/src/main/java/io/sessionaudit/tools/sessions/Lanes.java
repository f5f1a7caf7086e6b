package io.sessionaudit.tools.sessions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Assigns the sessions of one thread to lanes, so that sessions of a lane are nested or disjoint: a trace viewer drops
 * others. Sessions must be added in the order of their ends. Not threadsafe.
 */
final class Lanes {
    private static final int MAX_ENTRIES = 1024;

    /** A period in microseconds. */
    private record Interval(long begin, long end) {}

    private final List<Deque<Interval>> lanes = new ArrayList<>();

    /** {@return the index of the first lane that can contain a session} */
    int place(long begin, long end) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (hasRoom(lanes.get(lane), begin)) {
                put(lanes.get(lane), new Interval(begin, end));
                return lane;
            }
        }
        lanes.add(new ArrayDeque<>());
        put(lanes.get(lanes.size() - 1), new Interval(begin, end));
        return lanes.size() - 1;
    }

    /** Intervals that begin later are nested, since they end earlier; the first that begins earlier must have ended. */
    private static boolean hasRoom(Deque<Interval> lane, long begin) {
        for (Interval span : lane) {
            if (span.begin < begin) {
                return span.end <= begin;
            }
        }
        return true;
    }

    private static void put(Deque<Interval> lane, Interval span) {
        while (!lane.isEmpty() && lane.peek().begin >= span.begin) {
            lane.pop();
        }
        lane.push(span);
        if (lane.size() > MAX_ENTRIES) {
            lane.removeLast();
        }
    }
}
