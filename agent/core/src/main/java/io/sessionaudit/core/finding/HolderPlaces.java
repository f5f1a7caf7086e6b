package io.sessionaudit.core.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.PoolSnapshot;
import io.sessionaudit.core.stack.Site;

/** The holders of a pool's connections by the place that opened them. For the log thread. */
final class HolderPlaces {
    private final Site site;
    private final Set<String> stacks = new HashSet<>();
    private int holders;
    private long heldNanos;

    private HolderPlaces(Site site) {
        this.site = site;
    }

    /** Adds the places, that with the most holders first. */
    static void put(PoolSnapshot snapshot, FindingContext context, Map<String, Object> evidence) {
        List<Map<String, Object>> entries =
                of(snapshot, context).stream().map(HolderPlaces::fields).toList();
        if (!entries.isEmpty()) {
            evidence.put(LogFormat.HOLDER_PLACES, entries);
        }
    }

    /** {@return the place with the most holders, if it has several, as a part of a sentence; otherwise empty} */
    static String words(PoolSnapshot snapshot, FindingContext context) {
        List<HolderPlaces> places = of(snapshot, context);
        if (places.isEmpty() || places.get(0).holders < 2) {
            return "";
        }
        HolderPlaces most = places.get(0);
        return "; " + most.holders + " of the " + snapshot.holders().size() + " sessions were opened at "
                + most.site.where().words()
                + (most.stacks.size() > 1 ? " by " + most.stacks.size() + " different stacks" : "");
    }

    private static List<HolderPlaces> of(PoolSnapshot snapshot, FindingContext context) {
        Map<String, HolderPlaces> places = new LinkedHashMap<>();
        for (PoolSnapshot.Holder holder : snapshot.holders()) {
            Site site = context.site(holder.session().openingStack());
            if (site != null) {
                HolderPlaces place = places.computeIfAbsent(site.group(), group -> new HolderPlaces(site));
                place.holders++;
                place.stacks.add(site.id());
                place.heldNanos = Math.max(place.heldNanos, holder.heldNanos());
            }
        }
        List<HolderPlaces> sorted = new ArrayList<>(places.values());
        sorted.sort(
                Comparator.comparingInt((HolderPlaces place) -> place.holders).reversed());
        return sorted;
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(LogFormat.PLACE, site.place());
        fields.put(LogFormat.PLACE_KIND, site.placeKind().label());
        fields.put(LogFormat.SITE, site.id());
        fields.put(LogFormat.COUNT, holders);
        fields.put(LogFormat.STACKS, stacks.size());
        fields.put(LogFormat.HELD_MS, new LogWriter.Millis(heldNanos));
        return fields;
    }
}
