package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The use of a source by site. Places are found at the end, because the definition of a site may be in another part of
 * the logs. Bounded: sites beyond a limit are combined. Not threadsafe.
 */
final class SiteUses implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MAX_SITES = 20_000;
    private static final int MAX_SHOWN = 200;

    private final BoundedTallies<String, UseTally> bySite = new BoundedTallies<>(MAX_SITES);
    private final UseTally withoutStack = new UseTally();
    private final UseTally others = new UseTally();

    /** {@return the tally of a site; null for sessions whose stack was not captured} */
    UseTally of(String site) {
        if (site == null) {
            return withoutStack;
        }
        UseTally known = bySite.get(site);
        return known == null ? bySite.add(site, new UseTally(), this::combine) : known;
    }

    /** {@return the tally of the places that the log has combined} */
    UseTally ofOthers() {
        return others;
    }

    void merge(SiteUses other) {
        bySite.merge(other.bySite, this::combine);
        withoutStack.merge(other.withoutStack);
        others.merge(other.others);
    }

    private void combine(String site, UseTally tally) {
        others.merge(tally);
    }

    /** {@return the sum of the held times} */
    double heldMicros() {
        double sum = others.heldMicros() + withoutStack.heldMicros();
        for (UseTally tally : bySite.map().values()) {
            sum += tally.heldMicros();
        }
        return sum;
    }

    /**
     * {@return the use by place, that with the most connection-time first}
     *
     * @param runMicros the duration of the runs, for averages
     */
    List<PoolUse.PlaceUse> uses(SiteDefinitions sites, double runMicros) {
        bySite.trim(this::combine);
        double all = heldMicros();
        List<PoolUse.PlaceUse> uses = new ArrayList<>();
        PlaceTally rest = PlaceTally.ofSeveral();
        for (PlaceTally tally : byPlace(sites)) {
            if (uses.size() < MAX_SHOWN) {
                uses.add(tally.use(all, runMicros));
            } else {
                rest.addPlace(tally);
            }
        }
        if (!others.isEmpty()) {
            rest.addOthers(others);
        }
        if (!rest.isEmpty()) {
            uses.add(rest.use(all, runMicros));
        }
        return uses;
    }

    private List<PlaceTally> byPlace(SiteDefinitions sites) {
        Map<String, PlaceTally> byPlace = new HashMap<>();
        for (String site : sites.inOrder(bySite.map().keySet())) {
            SiteDefinitions.Definition definition = sites.of(site);
            PlaceTally tally = definition == null || definition.place() == null
                    ? byPlace.computeIfAbsent("site " + site, PlaceTally::ofUnknown)
                    : byPlace.computeIfAbsent(definition.place().frame(), frame -> PlaceTally.of(definition.place()));
            tally.addSite(definition, bySite.get(site));
        }
        List<PlaceTally> sorted = new ArrayList<>(byPlace.values());
        if (!withoutStack.isEmpty()) {
            sorted.add(PlaceTally.withoutStack(withoutStack));
        }
        sorted.sort(Comparator.comparingDouble(PlaceTally::heldMicros)
                .reversed()
                .thenComparing(PlaceTally::frame, Comparator.nullsLast(Comparator.naturalOrder())));
        return sorted;
    }
}
