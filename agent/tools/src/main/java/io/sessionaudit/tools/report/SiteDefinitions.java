package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.SitePlace;
import io.sessionaudit.tools.input.SitePlaces;

/**
 * The places and callers of sites. Every file defines its sites, and the id of a site depends on its stack only, so the
 * first definition is kept. Bounded. Not threadsafe.
 */
final class SiteDefinitions implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MAX_SITES = 100_000;
    private static final int MAX_SHARED = 100_000;

    /**
     * A {@code site} record.
     *
     * @param place null if it states neither place nor frames
     */
    record Definition(LogPosition position, SitePlace place, Callers callers) implements Serializable {
        boolean precedes(LogPosition other, boolean otherHasPlace) {
            return (place != null) == otherHasPlace ? position.compareTo(other) <= 0 : place != null;
        }
    }

    private final HashMap<String, Definition> bySite = new HashMap<>();
    private transient Map<String, String> texts;
    private transient Map<SitePlace, SitePlace> places;

    void record(LogRecord record) {
        String site = record.text(LogFormat.SITE);
        LogPosition position = LogPosition.of(record);
        Definition known = bySite.get(site);
        if (known != null && known.place != null && known.position.compareTo(position) <= 0) {
            return; // nearly always: a rotated file, or another JVM with the same code
        }
        List<String> frames = record.texts(LogFormat.FRAMES);
        SitePlace place = SitePlaces.stated(record);
        put(
                site,
                new Definition(
                        position,
                        place == null ? null : shared(place),
                        Callers.of(record.text(LogFormat.PLACE), frames, this::shared)));
        limit();
    }

    void merge(SiteDefinitions other) {
        other.bySite.forEach(this::put);
        limit();
    }

    /** {@return the definition of a site, or null} */
    Definition of(String site) {
        return bySite.get(site);
    }

    /** {@return sites in the order of their definitions; those without one last} */
    List<String> inOrder(Collection<String> sites) {
        List<String> sorted = new ArrayList<>(sites);
        sorted.sort(Comparator.comparing(
                        (String site) -> bySite.containsKey(site) ? bySite.get(site).position : null,
                        Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Comparator.naturalOrder()));
        return sorted;
    }

    private void put(String site, Definition definition) {
        Definition known = bySite.get(site);
        if (known == null || !known.precedes(definition.position, definition.place != null)) {
            bySite.put(site, definition);
        }
    }

    private void limit() {
        if (bySite.size() > 2 * MAX_SITES) {
            trim();
        }
    }

    /** Keeps the sites with the smallest ids, so that the order of the logs does not matter. */
    void trim() {
        if (bySite.size() > MAX_SITES) {
            List<String> sites = new ArrayList<>(bySite.keySet());
            sites.sort(null);
            sites.subList(MAX_SITES, sites.size()).forEach(bySite::remove);
        }
    }

    /** Many stacks lead to one place. */
    private SitePlace shared(SitePlace place) {
        if (places == null || places.size() >= MAX_SHARED) {
            places = new HashMap<>();
        }
        return places.computeIfAbsent(place, first -> first);
    }

    /** Sites share most of their frames. */
    private String shared(String frame) {
        if (texts == null || texts.size() >= MAX_SHARED) {
            texts = new HashMap<>();
        }
        return texts.computeIfAbsent(frame, first -> first);
    }
}
