package io.sessionaudit.tools.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.sessionaudit.tools.input.SitePlace;

/** Adds up the use of a source by one place, or by several. */
final class PlaceTally {
    private static final int MAX_LIBRARIES = 10;

    private final SitePlace place;
    private final Set<String> through = new LinkedHashSet<>();
    private long stacks;
    private long others;
    private long sessions;
    private double heldMicros;
    private long samples;
    private long idle;
    private long most;

    /**
     * Creates a tally.
     *
     * @param place null if the stacks were not captured, or for several places
     */
    PlaceTally(SitePlace place) {
        this.place = place;
    }

    /** Counts another stack that leads to this place. */
    void recordStack(SitePlace sameFrame) {
        stacks++;
        if (sameFrame != null && through.size() < MAX_LIBRARIES) {
            through.addAll(sameFrame.through());
        }
    }

    /** Counts another place that this tally represents. */
    void recordOther() {
        others++;
    }

    void recordSession(long micros) {
        sessions++;
        heldMicros += micros;
    }

    /** Adds the time of a session that has not ended. */
    void recordUnfinished(long micros) {
        heldMicros += micros;
    }

    void recordSamples(long inUse, long idleAmongThem, long mostAtOnce) {
        samples += inUse;
        idle += idleAmongThem;
        most = Math.max(most, mostAtOnce);
    }

    boolean isEmpty() {
        return sessions == 0 && samples == 0 && heldMicros == 0;
    }

    double heldMicros() {
        return heldMicros;
    }

    void add(PlaceTally other) {
        others += Math.max(1, other.others);
        sessions += other.sessions;
        heldMicros += other.heldMicros;
        recordSamples(other.samples, other.idle, other.most);
    }

    PoolUse.PlaceUse use(double allMicros, double runMicros) {
        return new PoolUse.PlaceUse(
                place == null ? null : place.frame(),
                place == null ? null : place.kind(),
                List.copyOf(through),
                stacks,
                others,
                sessions,
                heldMicros / 1000,
                allMicros > 0 ? Math.round(heldMicros / allMicros * 10_000) / 10_000.0 : 0,
                runMicros > 0 ? Math.round(heldMicros / runMicros * 1000) / 1000.0 : 0,
                samples == 0 ? null : most,
                IdleShare.of(idle, samples));
    }
}
