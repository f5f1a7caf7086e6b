package io.sessionaudit.runtime.jdbc;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.jdbc.SafeUrl;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Creates sources and names them. Each instance of a known pool is a source. Other data sources share one source for
 * each class and URL; if the URL is not known, each object is a source. Threadsafe; keeps no object of the
 * application alive.
 */
public final class Sources {
    private static final int LIMIT = 4_096;
    private static final String DRIVER_MANAGER = "java.sql.DriverManager";
    private static final String OTHER = "other";

    private final Map<String, Source> byClassAndUrl = new ConcurrentHashMap<>();
    private final Map<String, String> safeUrls = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> addressesOmitted = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> names = new ConcurrentHashMap<>();

    /** The pools that exist; weak, because some applications create and close pools as long as they run. */
    private final Set<Source> pools = Collections.newSetFromMap(new WeakHashMap<>());

    private final AtomicInteger withoutUrl = new AtomicInteger();
    private final Source others = new Source(OTHER, null);

    /** Creates an empty registry. Beyond a limit of URLs, classes and pools, all others share one source or name. */
    public Sources() {
        others.setDescription(new Source.Description(OTHER, null, -1, Database.OTHER));
    }

    /** {@return the source of a URL of {@code DriverManager}} */
    public Source ofUrl(String url) {
        return of(DRIVER_MANAGER, String.valueOf(safe(url)));
    }

    /** {@return the source for a data source that is new to the caller; it may get its name with its first session} */
    public Source ofDataSource(Object dataSource) {
        Source source = new Source(dataSource.getClass().getName(), KnownPool.ofFront(dataSource.getClass()));
        if (source.pool() == null) {
            String url = safe(JdbcObjects.text(JdbcProperty.URL, dataSource));
            recordDriver(source);
            return url == null ? source : of(source.className(), url);
        }
        PoolFigures.attach(source, dataSource);
        PoolLending.note(source, dataSource);
        source.setLendsOn(PoolResets.lentOn(source.pool(), dataSource));
        return source;
    }

    /**
     * Finds the source of a session that was just opened, and names it.
     *
     * @param source the source as known before the session was opened
     * @param asked the data source, or the URL passed to {@code DriverManager}
     * @param urlAsked the URL that was passed to {@code DriverManager} while the session was opened, or null
     * @return the same source, or another one if the URL of the connection belongs to that one
     */
    public Source describe(Source source, Object asked, Object connection, String urlAsked) {
        if (asked instanceof String) {
            return source; // described when it was created
        }
        if (source.pool() == null) {
            return ofUnknown(source, safe(urlOf(asked, connection, urlAsked)));
        }
        if (source.description() == null) {
            String name = JdbcObjects.text(JdbcProperty.NAME, asked);
            describe(source, name, safe(urlOf(asked, connection, urlAsked)));
        }
        return source;
    }

    private static String urlOf(Object asked, Object connection, String urlAsked) {
        String own = JdbcObjects.text(JdbcProperty.URL, asked);
        if (own != null || urlAsked != null) {
            return own != null ? own : urlAsked;
        }
        Object physical = JdbcObjects.physicalOf(connection);
        return physical == null ? null : JdbcObjects.text(JdbcProperty.URL, physical);
    }

    private Source ofUnknown(Source source, String url) {
        Source.Description known = source.description();
        if (known != null && (url == null || url.equals(known.url()))) {
            return source;
        }
        if (url != null) {
            return known == null ? first(source, url) : of(source.className(), url);
        }
        if (withoutUrl.get() >= LIMIT) {
            return others;
        }
        if (describe(source, null, null)) {
            withoutUrl.incrementAndGet();
        }
        return source;
    }

    private Source of(String className, String url) {
        Source known = byClassAndUrl.get(key(className, url));
        return known != null ? known : first(new Source(className, null), url);
    }

    /** {@return the first source of its class and URL, which all others share} */
    private Source first(Source candidate, String url) {
        if (byClassAndUrl.size() >= LIMIT) {
            return byClassAndUrl.getOrDefault(key(candidate.className(), url), others);
        }
        Source first = byClassAndUrl.computeIfAbsent(key(candidate.className(), url), key -> candidate);
        describe(first, null, url);
        recordDriver(first);
        return first;
    }

    /** No pool is behind a driver. */
    private static void recordDriver(Source source) {
        if (source.className().equals(DRIVER_MANAGER) || FrameClassifier.isDriver(source.className())) {
            source.recordLends();
        }
    }

    private static String key(String className, String url) {
        return className + ' ' + url;
    }

    /** Names the source unless another thread did; {@return whether this thread named it} */
    private boolean describe(Source source, String name, String url) {
        synchronized (source) {
            if (source.description() != null) {
                return false;
            }
            if (source.pool() != null && !hasRoomForPool(source)) {
                source.setDescription(new Source.Description(OTHER, null, source.limit(), Database.ofUrl(url)));
                return true;
            }
            String base = name != null ? SafeText.of(name) : url != null ? url : simpleName(source.className());
            source.setDescription(new Source.Description(unique(base), url, source.limit(), Database.ofUrl(url)));
            return true;
        }
    }

    private boolean hasRoomForPool(Source source) {
        synchronized (pools) {
            return pools.size() < LIMIT && pools.add(source);
        }
    }

    private String safe(String url) {
        if (url == null) {
            return null;
        }
        String known = safeUrls.get(url);
        if (known != null) {
            return known;
        }
        return safeUrls.size() < LIMIT ? safeUrls.computeIfAbsent(url, this::numbered) : SafeUrl.of(url);
    }

    /** URLs that differ only in what is not shown may lead to different databases, so each has its own number. */
    private String numbered(String url) {
        String safe = SafeUrl.of(url);
        if (!SafeUrl.omitsAddress(url)) {
            return safe;
        }
        int number = addressesOmitted
                .computeIfAbsent(safe, key -> new AtomicInteger())
                .incrementAndGet();
        return number == 1 ? safe : safe + " #" + number;
    }

    /** Beyond the limit of names, equal names are not distinguished. */
    private String unique(String name) {
        if (names.size() >= LIMIT && !names.containsKey(name)) {
            return name;
        }
        int number = names.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        return number == 1 ? name : name + " #" + number;
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
