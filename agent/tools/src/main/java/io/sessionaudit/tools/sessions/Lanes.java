package io.sessionaudit.tools.sessions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Puts the sessions of one thread side by side where they overlap without one holding the other: a trace viewer shows what is
 * on one track as nested, and drops what is not. Sessions come in the order of their ends. Not threadsafe.
 */
final class Lanes {
    private static final int MAX_ENTRIES = 1024;

    /** From when to when, in microseconds. */
    private record Interval(long begin, long end) {}

    private final List<Deque<Interval>> lanes = new ArrayList<>();

    /** {@return the first lane on which a session has its place, counted from 0} */
    int place(long begin, long end) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (hasPlace(lanes.get(lane), begin)) {
                put(lanes.get(lane), new Interval(begin, end));
                return lane;
            }
        }
        lanes.add(new ArrayDeque<>());
        put(lanes.get(lanes.size() - 1), new Interval(begin, end));
        return lanes.size() - 1;
    }

    /** Those that began later end earlier, so they are held; the first that began earlier has to have ended. */
    private static boolean hasPlace(Deque<Interval> lane, long begin) {
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
