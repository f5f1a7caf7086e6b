package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.Comparator;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.SitePlace;
import io.sessionaudit.tools.input.SitePlaces;

/**
 * What distinguishes a group of findings. Immutable.
 *
 * @param where the place that the record states; without one the site, and without that the source
 */
record GroupIdentity(String kind, GroupedBy by, String where) implements Comparable<GroupIdentity>, Serializable {
    private static final Comparator<GroupIdentity> ORDER = Comparator.comparing(GroupIdentity::by)
            .thenComparing(GroupIdentity::where)
            .thenComparing(GroupIdentity::kind);

    /** What {@link #where} is. */
    enum GroupedBy {
        PLACE,
        SITE,
        SOURCE
    }

    static GroupIdentity of(String kind, LogRecord record) {
        SitePlace place = statedPlace(record);
        if (place != null) {
            return new GroupIdentity(kind, GroupedBy.PLACE, place.frame());
        }
        String site = record.text(LogFormat.SITE);
        return site != null
                ? new GroupIdentity(kind, GroupedBy.SITE, site)
                : new GroupIdentity(kind, GroupedBy.SOURCE, record.text(LogFormat.SOURCE));
    }

    /** {@return the place that a finding or a summary states, or null} */
    static SitePlace statedPlace(LogRecord record) {
        return record.has(LogFormat.PLACE) ? SitePlaces.stated(record) : null;
    }

    /** {@return the group of the place, if this one is of a site with that place} */
    GroupIdentity at(SitePlace place) {
        return place == null ? this : new GroupIdentity(kind, GroupedBy.PLACE, place.frame());
    }

    @Override
    public int compareTo(GroupIdentity other) {
        return ORDER.compare(this, other);
    }
}
