package io.sessionaudit.core.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.stack.Place;

/**
 * Groups open sessions by source and place, and keeps the share of idle samples of each place in the last one to two
 * minutes. Bounded: places beyond a limit have only the share of the current sample. Not thread-safe; for the log
 * thread.
 */
final class LivePlaces {
    private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MAX_PLACES = 1_000;

    /** A place of a source; the text is null for sessions whose stack was not captured. */
    private record Key(String source, String text) {}

    private Map<Key, Samples> current = new HashMap<>();
    private Map<Key, Samples> previous = new HashMap<>();
    private long begunNanos;

    /** {@return the places of the sessions of one sample, that with the most sessions first} */
    List<LivePlace> of(List<LiveSession> sessions, long now) {
        begin(now);
        Map<Key, Use> uses = new LinkedHashMap<>();
        for (LiveSession session : sessions) {
            Place place = session.place();
            uses.computeIfAbsent(new Key(session.source(), place == null ? null : place.text()), key -> new Use(place))
                    .add(session);
        }
        List<LivePlace> places = new ArrayList<>(uses.size());
        uses.forEach((key, use) -> places.add(
                new LivePlace(key.source(), use.place, use.inUse, use.idle, use.longestNanos, idlePercent(key, use))));
        places.sort(Comparator.comparingInt(LivePlace::inUse)
                .thenComparingLong(LivePlace::longestNanos)
                .reversed());
        return places;
    }

    void clear() {
        current = new HashMap<>();
        previous = new HashMap<>();
    }

    private void begin(long now) {
        if (now - begunNanos >= PERIOD_NANOS) {
            previous = now - begunNanos >= 2 * PERIOD_NANOS ? new HashMap<>() : current;
            current = new HashMap<>();
            begunNanos = now;
        }
    }

    private int idlePercent(Key key, Use use) {
        Samples samples = current.get(key);
        if (samples == null) {
            samples = new Samples();
            if (current.size() < MAX_PLACES) {
                current.put(key, samples);
            }
        }
        samples.inUse += use.inUse;
        samples.idle += use.idle;
        Samples earlier = previous.getOrDefault(key, Samples.NONE);
        return (int) (100 * (samples.idle + earlier.idle) / (samples.inUse + earlier.inUse));
    }

    /** Sums over the samples of a period. */
    private static final class Samples {
        static final Samples NONE = new Samples();

        long inUse;
        long idle;
    }

    /** The sessions of a place in one sample. */
    private static final class Use {
        final Place place;
        int inUse;
        int idle;
        long longestNanos;

        Use(Place place) {
            this.place = place;
        }

        void add(LiveSession session) {
            inUse++;
            idle += session.state() == SessionActivity.IN_CALL ? 0 : 1;
            longestNanos = Math.max(longestNanos, session.heldNanos());
        }
    }
}
