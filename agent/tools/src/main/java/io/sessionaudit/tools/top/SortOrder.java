package io.sessionaudit.tools.top;

import java.util.Comparator;

import io.sessionaudit.core.log.LogFormat;
import tools.jackson.databind.JsonNode;

/** The order of the open sessions and of their places; sessions with the highest value first. */
enum SortOrder {
    /** The time since the session was opened. */
    HELD("held", LogFormat.HELD_MS, LogFormat.HELD_MS),
    /** The time since the last call. */
    IDLE("idle", LogFormat.IDLE_MS, "idle_percent"),
    /** The number of statements; of a place, its open sessions. */
    USE("use", LogFormat.STATEMENTS, LogFormat.IN_USE);

    private final String label;
    private final String ofSession;
    private final String ofPlace;

    SortOrder(String label, String ofSession, String ofPlace) {
        this.label = label;
        this.ofSession = ofSession;
        this.ofPlace = ofPlace;
    }

    String label() {
        return label;
    }

    SortOrder next() {
        return values()[(ordinal() + 1) % values().length];
    }

    Comparator<JsonNode> sessions() {
        return descending(ofSession).thenComparing(descending(LogFormat.HELD_MS));
    }

    Comparator<JsonNode> places() {
        return descending(ofPlace).thenComparing(descending(LogFormat.IN_USE));
    }

    private static Comparator<JsonNode> descending(String field) {
        return Comparator.comparingDouble(
                        (JsonNode row) -> row.path(field).asDouble(0))
                .reversed();
    }
}
