package io.sessionaudit.tools.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * The place of each site. In logs of earlier builds, whose sites state no place, it is the first frame. Bounded. Not
 * threadsafe.
 */
public final class SitePlaces {
    private static final int MAX_SHARED = 20_000;

    private final Map<String, SitePlace> places = BoundedMaps.map();
    /** Many stacks lead to one place. */
    private final Map<SitePlace, SitePlace> shared = new HashMap<>();

    /** Records a site. */
    public void record(LogRecord site) {
        SitePlace place = stated(site);
        if (place != null) {
            if (shared.size() >= MAX_SHARED) {
                shared.clear();
            }
            place = shared.computeIfAbsent(place, first -> first);
        }
        places.put(site.text(LogFormat.SITE), place);
    }

    /** {@return the place of a site, or null} */
    public SitePlace ofSite(String site) {
        return places.get(site);
    }

    /** {@return the place of a record: its own if it states one, otherwise that of its site; or null} */
    public SitePlace of(LogRecord record) {
        return record.has(LogFormat.PLACE) ? stated(record) : ofSite(record.text(LogFormat.SITE));
    }

    /** {@return the place that a record states, which is the first frame in logs of earlier builds; or null} */
    public static SitePlace stated(LogRecord record) {
        String place = record.text(LogFormat.PLACE);
        if (place == null) {
            List<String> frames = record.texts(LogFormat.FRAMES);
            place = frames.isEmpty() ? null : frames.get(0);
        }
        return place == null
                ? null
                : new SitePlace(place, record.text(LogFormat.PLACE_KIND), record.texts(LogFormat.THROUGH));
    }
}
