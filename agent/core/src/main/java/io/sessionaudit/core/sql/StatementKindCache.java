package io.sessionaudit.core.sql;

import java.util.function.Function;

/**
 * The kinds of the texts that came last: an application has few texts and executes them all the time, and to look through one
 * again costs nearly a microsecond.
 *
 * <p>Bounded: a fixed number of texts, none of them long, so that two megabytes hold them at worst; a text takes the place of the
 * one that was there before. Threadsafe without a lock: what is known of a text is immutable, and a thread that does not see it
 * finds out for itself.
 */
public final class StatementKindCache {
    private static final int PLACES = 512;

    /** In characters. A longer text is looked through each time, which is little beside sending it. */
    private static final int MAX_TEXT = 2048;

    private record Known(String text, StatementKind kind) {}

    private final Known[] places = new Known[PLACES];
    private final Function<String, StatementKind> find;

    /** No text is known yet. */
    public StatementKindCache() {
        this(StatementKind::of);
    }

    /** For tests: with another way to find the kind of a text. */
    StatementKindCache(Function<String, StatementKind> find) {
        this.find = find;
    }

    /**
     * Tells the kind of a statement, as {@link StatementKind#of} does.
     *
     * @param sql its text, or null
     */
    public StatementKind of(String sql) {
        if (sql == null || sql.length() > MAX_TEXT) {
            return find.apply(sql);
        }
        int hash = sql.hashCode(); // a string remembers it
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Known known = places[place];
        if (known == null || !known.text.equals(sql)) {
            known = new Known(sql, find.apply(sql));
            places[place] = known;
        }
        return known.kind;
    }
}
