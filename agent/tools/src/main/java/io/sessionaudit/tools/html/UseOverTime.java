package io.sessionaudit.tools.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.tools.report.OpenOverTime;

/**
 * The average number of open sessions over time, by source and by the places with the most use. Bounded: the first
 * places of a log have a series of their own; those beyond the limit are only part of the source. Not threadsafe.
 */
final class UseOverTime {
    private static final int MAX_SOURCES = 50;
    private static final int MAX_PLACES = 300;

    /** The number of places of a source that a page shows; its colours can be distinguished. */
    static final int MAX_SHOWN = 8;

    /** A source or a place. */
    private static final class Series {
        private final OpenOverTime open = new OpenOverTime();
        private double heldMicros;

        void add(long openedMicros, long heldMicros) {
            open.add(openedMicros, openedMicros + heldMicros);
            this.heldMicros += heldMicros;
        }
    }

    private final Map<String, Series> sources = new LinkedHashMap<>();
    private final Map<String, Map<String, Series>> places = new LinkedHashMap<>();
    private int placeCount;

    /**
     * Adds a session.
     *
     * @param place null if its stack was not captured
     */
    void add(String source, String place, long openedMicros, long heldMicros) {
        Series ofSource = sources.get(source);
        if (ofSource == null) {
            if (sources.size() >= MAX_SOURCES) {
                return;
            }
            ofSource = new Series();
            sources.put(source, ofSource);
            places.put(source, new LinkedHashMap<>());
        }
        ofSource.add(openedMicros, heldMicros);
        Map<String, Series> ofPlaces = places.get(source);
        Series ofPlace = ofPlaces.get(place);
        if (ofPlace == null && placeCount < MAX_PLACES) {
            placeCount++;
            ofPlace = new Series();
            ofPlaces.put(place, ofPlace);
        }
        if (ofPlace != null) {
            ofPlace.add(openedMicros, heldMicros);
        }
    }

    /** {@return the series of each source and of its places, the place with the most use first} */
    List<Page.OpenSeries> series() {
        List<Page.OpenSeries> series = new ArrayList<>();
        sources.forEach((source, all) -> series.add(new Page.OpenSeries(
                source,
                all.open.fromMicros(),
                all.open.widthMicros(),
                all.open.averages(),
                ofPlaces(places.get(source), all.open))));
        return series;
    }

    private static List<Page.PlaceSeries> ofPlaces(Map<String, Series> places, OpenOverTime source) {
        return places.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Series> place) -> place.getValue().heldMicros)
                        .reversed())
                .limit(MAX_SHOWN)
                .map(place -> new Page.PlaceSeries(
                        place.getKey(), place.getValue().open.averagesLike(source)))
                .toList();
    }
}
