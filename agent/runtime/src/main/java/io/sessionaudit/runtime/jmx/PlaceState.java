package io.sessionaudit.runtime.jmx;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.live.LivePlace;

/** A place that has connections in use, as composite data. Immutable. */
public final class PlaceState {
    private final LivePlace place;

    PlaceState(LivePlace place) {
        this.place = place;
    }

    /** {@return the place; empty if the stacks of its sessions were not captured} */
    public String getPlace() {
        return place.place() == null ? "" : place.place().text();
    }

    /** {@return the libraries between the place and the pool} */
    public List<String> getThrough() {
        return place.place() == null ? List.of() : place.place().through();
    }

    /** {@return the name of the pool} */
    public String getPool() {
        return place.source();
    }

    /** {@return the connections in use} */
    public int getInUse() {
        return place.inUse();
    }

    /** {@return the percentage of the connection-time without a JDBC call, by samples; -1 if unknown} */
    public int getIdlePercent() {
        return place.idlePercent();
    }

    /** {@return how long the oldest session has been open} */
    public long getLongestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(place.longestNanos());
    }
}
