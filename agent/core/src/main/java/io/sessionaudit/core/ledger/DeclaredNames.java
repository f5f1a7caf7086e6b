package io.sessionaudit.core.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.SiteRegistry;

/**
 * Writes the records of sources and sites, each once a file and before it is first named there. Not threadsafe; not to be asked while
 * another record is begun.
 */
final class DeclaredNames {
    private static final int REMEMBERED_SITES = 10_000;
    private static final int INTRODUCED_SITES = 100_000;

    private final LogWriter log;
    private final AuditClock clock;
    private final SiteRegistry sites;
    /** A site that is forgotten here is introduced once more when it comes back; the reader does not mind. */
    private final Map<String, Boolean> introducedSites = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > INTRODUCED_SITES;
        }
    };

    /** Weak: some applications make a data source for each borrow. */
    private final Set<Source> introducedSources = Collections.newSetFromMap(new WeakHashMap<>());

    DeclaredNames(LogWriter log, AuditClock clock, BacktraceReader rawStacks) {
        sites = new SiteRegistry(REMEMBERED_SITES, rawStacks);
        this.log = log;
        this.clock = clock;
    }

    /** Introduces a source, once its name is known. */
    void source(Source source) {
        Source.Description description = source.description();
        if (description == null || !introducedSources.add(source)) {
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

    /** Forgets what has been introduced: a new file begins. */
    void forget() {
        introducedSites.clear();
        introducedSources.clear();
    }

    /** {@return a stack of the same site that is there already, or this one} */
    Throwable shared(Throwable stack) {
        return sites.shared(stack);
    }

    /** {@return the id of the site of a stack; null for no stack} */
    String idOf(Throwable stack) {
        Site site = sites.of(stack);
        return site == null ? null : site.id();
    }

    /** {@return the site of a stack, introduced; null for no stack} */
    Site site(Throwable stack) {
        Site site = sites.of(stack);
        if (site != null && introducedSites.put(site.id(), true) == null) {
            log.begin(LogFormat.SITE, clock.at(clock.nanoTime()))
                    .put(LogFormat.SITE, site.id())
                    .put(LogFormat.FRAMES, (Object) site.frames())
                    .end();
        }
        return site;
    }
}
