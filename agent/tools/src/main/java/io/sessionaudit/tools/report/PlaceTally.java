package io.sessionaudit.tools.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.sessionaudit.tools.input.SitePlace;

/** The use of a source by one place, or by several: that of all its sites. Not threadsafe. */
final class PlaceTally {
    private static final int MAX_LIBRARIES = 10;

    private final SitePlace place;
    private final Set<String> through = new LinkedHashSet<>();
    private final UseTally use = new UseTally();
    private long stacks;
    private long others;

    private PlaceTally(SitePlace place) {
        this.place = place;
    }

    static PlaceTally of(SitePlace place) {
        return new PlaceTally(place);
    }

    /** {@return the tally of a site that no log defines} */
    static PlaceTally ofUnknown(String site) {
        return new PlaceTally(new SitePlace(site, null, List.of()));
    }

    /** {@return the tally of sessions whose stack was not captured} */
    static PlaceTally withoutStack(UseTally use) {
        PlaceTally tally = new PlaceTally(null);
        tally.use.merge(use);
        return tally;
    }

    /** {@return the tally of several places} */
    static PlaceTally ofSeveral() {
        return new PlaceTally(null);
    }

    /**
     * Adds a site of this place.
     *
     * @param definition null if no log defines it
     */
    void addSite(SiteDefinitions.Definition definition, UseTally more) {
        stacks++;
        use.merge(more);
        if (definition != null && definition.place() != null && through.size() < MAX_LIBRARIES) {
            through.addAll(definition.place().through());
        }
    }

    void addPlace(PlaceTally other) {
        others++;
        use.merge(other.use);
    }

    /** Adds the places that are already combined: at least one. */
    void addOthers(UseTally combined) {
        others++;
        use.merge(combined);
    }

    boolean isEmpty() {
        return use.isEmpty();
    }

    double heldMicros() {
        return use.heldMicros();
    }

    /** {@return the frame, or null} */
    String frame() {
        return place == null ? null : place.frame();
    }

    PoolUse.PlaceUse use(double allMicros, double runMicros) {
        return new PoolUse.PlaceUse(
                frame(),
                place == null ? null : place.kind(),
                List.copyOf(through),
                stacks,
                others,
                use.sessions(),
                use.heldMicros() / 1000,
                allMicros > 0 ? Math.round(use.heldMicros() / allMicros * 10_000) / 10_000.0 : 0,
                runMicros > 0 ? Math.round(use.heldMicros() / runMicros * 1000) / 1000.0 : 0,
                use.mostInUse(),
                use.idle());
    }
}
