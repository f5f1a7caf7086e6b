package io.sessionaudit.core.sql;

import java.util.function.Function;

/**
 * Caches the kinds of recent statements, because an application executes few different ones, and deriving the kind
 * costs nearly a microsecond.
 *
 * <p>Bounded: a direct-mapped table of fixed size without long statements, at most two megabytes. Threadsafe and
 * lock-free: entries are immutable, and a thread that does not see an entry derives the kind again.
 */
public final class StatementKindCache {
    private static final int PLACES = 512;

    /** In characters. Longer SQL is not cached, because sending it costs much more than deriving its kind. */
    private static final int MAX_TEXT = 2048;

    private record Known(String text, StatementKind kind) {}

    private final Known[] places = new Known[PLACES];
    private final Function<String, StatementKind> find;

    /** Creates an empty cache. */
    public StatementKindCache() {
        this(StatementKind::of);
    }

    /** For tests: with another function that derives the kind. */
    StatementKindCache(Function<String, StatementKind> find) {
        this.find = find;
    }

    /**
     * {@return the kind of a statement, as {@link StatementKind#of} does}
     *
     * @param sql the SQL, or null
     */
    public StatementKind of(String sql) {
        if (sql == null || sql.length() > MAX_TEXT) {
            return find.apply(sql);
        }
        int hash = sql.hashCode(); // cached by String
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Known known = places[place];
        if (known == null || !known.text.equals(sql)) {
            known = new Known(sql, find.apply(sql));
            places[place] = known;
        }
        return known.kind;
    }
}
