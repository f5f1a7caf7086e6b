package io.sessionaudit.tools.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.tools.input.SitePlace;
import io.sessionaudit.tools.input.SitePlaces;

/** The use of a source by place. Bounded: places beyond a limit are combined. */
final class PlaceTallies {
    private static final int MAX_SITES = 20_000;
    private static final int MAX_PLACES = 2_000;
    private static final int MAX_SHOWN = 200;

    private final SitePlaces places;
    private final Map<String, PlaceTally> bySite = new HashMap<>();
    private final Map<String, PlaceTally> byPlace = new HashMap<>();
    private final PlaceTally others = new PlaceTally(null);

    PlaceTallies(SitePlaces places) {
        this.places = places;
    }

    /** {@return the tally of a site's place} */
    PlaceTally of(String site) {
        PlaceTally known = bySite.get(site);
        return known == null ? find(site) : known;
    }

    /** {@return the tally of the places that the log has combined} */
    PlaceTally ofOthers() {
        return others;
    }

    private PlaceTally find(String site) {
        SitePlace place = site == null ? null : places.ofSite(site);
        String key = place != null ? place.frame() : site == null ? null : "site " + site;
        PlaceTally tally = byPlace.get(key);
        if (tally == null && byPlace.size() < MAX_PLACES) {
            tally = new PlaceTally(place == null && site != null ? new SitePlace(key, null, List.of()) : place);
            byPlace.put(key, tally);
        }
        if (bySite.size() >= MAX_SITES) {
            return tally == null ? others : tally;
        }
        if (tally == null) {
            others.recordOther();
            tally = others;
        } else if (site != null) {
            tally.recordStack(place);
        }
        bySite.put(site, tally);
        return tally;
    }

    /** {@return the sum of the held times} */
    double heldMicros() {
        double sum = others.heldMicros();
        for (PlaceTally tally : byPlace.values()) {
            sum += tally.heldMicros();
        }
        return sum;
    }

    /**
     * {@return the use by place, that with the most connection-time first}
     *
     * @param runMicros the duration of the runs, for averages
     */
    List<PoolUse.PlaceUse> uses(double runMicros) {
        List<PlaceTally> sorted = new ArrayList<>(byPlace.values());
        sorted.sort(Comparator.comparingDouble(PlaceTally::heldMicros).reversed());
        double all = heldMicros();
        List<PoolUse.PlaceUse> uses = new ArrayList<>();
        PlaceTally rest = new PlaceTally(null);
        for (PlaceTally tally : sorted) {
            if (uses.size() < MAX_SHOWN) {
                uses.add(tally.use(all, runMicros));
            } else {
                rest.add(tally);
            }
        }
        if (!others.isEmpty()) {
            rest.add(others);
        }
        if (!rest.isEmpty()) {
            uses.add(rest.use(all, runMicros));
        }
        return uses;
    }
}
