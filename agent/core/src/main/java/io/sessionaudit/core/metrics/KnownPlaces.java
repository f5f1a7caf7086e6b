package io.sessionaudit.core.metrics;

import java.util.HashSet;
import java.util.Set;

import io.sessionaudit.core.stack.Place;

/**
 * The places that are values of a label: the first 100 that were seen, so that the number of time series stays bounded
 * while the JVM runs. Thread-safe.
 */
public final class KnownPlaces {
    static final String OTHER = "other";
    static final int MAX_PLACES = 100;

    private static final String UNKNOWN = "unknown";

    private final Set<String> known = new HashSet<>();

    /** Creates an empty set. */
    public KnownPlaces() {}

    /** {@return the value of the label for a place; null for a session without a stack} */
    synchronized String label(Place place) {
        if (place == null) {
            return UNKNOWN;
        }
        String text = place.text();
        if (known.contains(text) || known.size() < MAX_PLACES && known.add(text)) {
            return text;
        }
        return OTHER;
    }
}
