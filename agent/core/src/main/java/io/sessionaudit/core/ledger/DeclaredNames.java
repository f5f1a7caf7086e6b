package io.sessionaudit.core.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.FrameGroup;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.SiteRegistry;

/**
 * Writes the records of sources and sites, each once per file and before the first record that refers to it. Not
 * thread-safe; must not be called while another record is being written.
 */
final class DeclaredNames {
    private static final int MAX_SITES = 10_000;
    private static final int MAX_WRITTEN_SITES = 100_000;

    private final LogWriter log;
    private final AuditClock clock;
    private final SiteRegistry sites;
    /** LRU; an evicted site is written again at its next use, which readers accept. */
    private final Map<String, Boolean> writtenSites = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_WRITTEN_SITES;
        }
    };

    /** Weak, because some applications create a data source for each borrow. */
    private final Set<Source> writtenSources = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * What records that may not be in the file yet refer to; it is repeated if they get into another file. Cleared at
     * each flush, before which only some hundred records are rendered.
     */
    private final Map<String, Site> pendingSites = new LinkedHashMap<>();

    private final Set<Source> pendingSources = new LinkedHashSet<>();

    DeclaredNames(LogWriter log, AuditClock clock, BacktraceReader rawStacks, PlaceFinder places) {
        sites = new SiteRegistry(MAX_SITES, rawStacks, places);
        this.log = log;
        this.clock = clock;
    }

    /** Writes the record of a source if its name is known and it has none in this file. */
    void source(Source source) {
        Source.Description description = source.description();
        if (description == null) {
            return;
        }
        if (!writtenSources.add(source)) {
            pendingSources.add(source);
            return;
        }
        log.begin(LogFormat.SOURCE, clock.at(clock.nanoTime()))
                .put(LogFormat.SOURCE, description.name())
                .put(LogFormat.CLASS, source.className())
                .put(LogFormat.URL, description.url());
        if (description.max() >= 0) {
            log.put(LogFormat.MAX, description.max());
        }
        log.end();
    }

    /** All names are written again before they are referred to. Allocates no memory. */
    void forget() {
        writtenSites.clear();
        writtenSources.clear();
    }

    /** A new file begins: all names have to be written again, at once those of records that wait to be written. */
    void startFile() {
        forget();
        List.copyOf(pendingSources).forEach(this::source);
        pendingSites.values().forEach(this::write);
    }

    /** All records so far are in the file. */
    void written() {
        pendingSites.clear();
        pendingSources.clear();
    }

    /** {@return a known stack of the same site, or this one} */
    Throwable shared(Throwable stack) {
        return sites.shared(stack);
    }

    /** {@return the site of a stack, without writing its record; null for null} */
    Site siteOf(Throwable stack) {
        return sites.of(stack);
    }

    /** {@return the site of a stack, whose record is written if needed; null for null} */
    Site site(Throwable stack) {
        Site site = sites.of(stack);
        if (site != null) {
            declare(site);
        }
        return site;
    }

    /** Writes the record of a site if it has none in this file. */
    void declare(Site site) {
        if (!write(site)) {
            pendingSites.put(site.id(), site);
        }
    }

    /** Adds the place of a site to a record. */
    static void putPlace(Site site, LogWriter record) {
        Place place = site.where();
        record.put(LogFormat.PLACE, place.text())
                .put(LogFormat.PLACE_KIND, place.kind().label());
        if (place.calledAt() != null) {
            record.put(LogFormat.CALLED_AT, place.calledAt());
        }
        if (!place.through().isEmpty()) {
            record.put(LogFormat.THROUGH, (Object) place.through());
        }
    }

    /** {@return the places of stacks that opened no session} */
    SiteRegistry sites() {
        return sites;
    }

    /** {@return the kinds of the frames for a record} */
    static List<Map<String, Object>> frameKinds(Site site) {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (FrameGroup group : site.frameKinds()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(LogFormat.COUNT, group.count());
            entry.put(LogFormat.KIND, group.kind().label());
            if (group.library() != null) {
                entry.put(LogFormat.LIBRARY, group.library());
            }
            groups.add(entry);
        }
        return groups;
    }

    /** {@return false if it has a record in this file already} */
    private boolean write(Site site) {
        if (writtenSites.put(site.id(), true) != null) {
            return false;
        }
        log.begin(LogFormat.SITE, clock.at(clock.nanoTime())).put(LogFormat.SITE, site.id());
        putPlace(site, log);
        log.put(LogFormat.FRAMES, (Object) site.frames())
                .put(LogFormat.FRAME_KINDS, (Object) frameKinds(site))
                .end();
        return true;
    }
}
