package io.sessionaudit.core.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.monitor.UsageSample;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.Site;

/**
 * Adds up the samples of open sessions by source and place, and writes one record for each source. Bounded: places
 * beyond a limit are combined. Not thread-safe; for the log thread.
 */
final class UsageLedger {
    /** The maximum number of sources in a period; some applications create a data source for each borrow. */
    static final int MAX_SOURCES = 1_000;

    /** The maximum number of places of a source that are counted separately in a period. */
    static final int MAX_PLACES = 1_000;

    /** The maximum number of places in a record, those with the most use. */
    static final int MAX_WRITTEN_PLACES = 100;

    private final LogWriter log;
    private final AuditClock clock;
    private final DeclaredNames names;
    private final Map<String, SourceUsage> sources = new LinkedHashMap<>();
    private long samples;

    UsageLedger(LogWriter log, AuditClock clock, DeclaredNames names) {
        this.log = log;
        this.clock = clock;
        this.names = names;
    }

    /** Adds a sample. */
    void add(UsageSample sample) {
        samples++;
        for (UsageSample.OpenSession session : sample.sessions()) {
            SourceUsage source = of(session.source());
            if (source != null) {
                source.all.add(samples, session.isIdle());
                source.of(names.siteOf(session.stack())).add(samples, session.isIdle());
            }
        }
        sample.waiting().forEach((pool, threads) -> {
            SourceUsage source = of(pool);
            if (source != null) {
                source.waiting += threads;
                source.mostWaiting = Math.max(source.mostWaiting, threads);
            }
        });
    }

    /** Writes a record for each source with samples, and begins a new period. */
    void write() {
        sources.values().forEach(this::write);
        sources.clear();
    }

    private SourceUsage of(Source source) {
        SourceUsage known = sources.get(source.name());
        if (known == null && sources.size() < MAX_SOURCES) {
            known = new SourceUsage(source);
            sources.put(source.name(), known);
        }
        if (known != null) {
            known.countSample(samples);
        }
        return known;
    }

    private void write(SourceUsage usage) {
        names.source(usage.source);
        List<Map<String, Object>> places = places(usage);
        log.begin(LogFormat.USAGE, clock.at(clock.nanoTime()))
                .put(LogFormat.SOURCE, usage.source.name())
                .put(LogFormat.SAMPLES, usage.samples)
                .putAll(usage.all.fields());
        if (usage.waiting > 0) {
            log.put(LogFormat.WAITING, usage.waiting).put(LogFormat.WAITING_MAX, usage.mostWaiting);
        }
        log.put(LogFormat.PLACES, (Object) places).end();
    }

    /** {@return the places, that with the most use first, after the records of their sites have been written} */
    private List<Map<String, Object>> places(SourceUsage usage) {
        List<PlaceUsage> sorted = new ArrayList<>(usage.places.values());
        sorted.sort(Comparator.comparingLong((PlaceUsage place) -> place.inUse).reversed());
        List<Map<String, Object>> entries = new ArrayList<>();
        PlaceUsage others = usage.others;
        for (PlaceUsage place : sorted) {
            if (entries.size() < MAX_WRITTEN_PLACES) {
                Map<String, Object> entry = new LinkedHashMap<>();
                if (place.site != null) {
                    names.declare(place.site);
                    entry.put(LogFormat.SITE, place.site.id());
                }
                entry.putAll(place.fields());
                entries.add(entry);
            } else {
                others.combine(place);
            }
        }
        if (others.represents > 0) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(LogFormat.OTHERS, others.represents);
            entry.putAll(others.fields());
            entries.add(entry);
        }
        return entries;
    }

    /** The samples of a source. */
    private static final class SourceUsage {
        final Source source;
        final PlaceUsage all = new PlaceUsage(null);
        /** By place; the key of sessions whose stack was not captured is null. */
        final Map<String, PlaceUsage> places = new LinkedHashMap<>();

        final PlaceUsage others = new PlaceUsage(null);
        long samples;
        long lastSample;
        long waiting;
        int mostWaiting;

        SourceUsage(Source source) {
            this.source = source;
        }

        void countSample(long sample) {
            if (lastSample != sample) {
                lastSample = sample;
                samples++;
            }
        }

        PlaceUsage of(Site site) {
            String place = site == null ? null : site.place();
            PlaceUsage known = places.get(place);
            if (known == null && places.size() < MAX_PLACES) {
                known = new PlaceUsage(site);
                places.put(place, known);
            }
            if (known == null) {
                others.represents = Math.max(1, others.represents); // which ones is not known
                return others;
            }
            return known;
        }
    }

    /** The samples of a place. */
    private static final class PlaceUsage {
        /** One of the sites of the place; null if it is none. */
        final Site site;

        int represents;
        long inUse;
        long idle;
        int most;
        private long lastSample;
        private int now;

        PlaceUsage(Site site) {
            this.site = site;
        }

        void add(long sample, boolean isIdle) {
            now = lastSample == sample ? now + 1 : 1;
            lastSample = sample;
            most = Math.max(most, now);
            inUse++;
            idle += isIdle ? 1 : 0;
        }

        /** Adds another place; the maximum is that of either, because they need not have occurred at the same time. */
        void combine(PlaceUsage place) {
            represents++;
            inUse += place.inUse;
            idle += place.idle;
            most = Math.max(most, place.most);
        }

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put(LogFormat.IN_USE, inUse);
            fields.put(LogFormat.IN_USE_MAX, most);
            fields.put(LogFormat.IDLE, idle);
            return fields;
        }
    }
}
