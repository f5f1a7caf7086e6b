package io.sessionaudit.runtime.jdbc;

import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.session.PoolTraits;
import io.sessionaudit.core.session.Source;

/** Derives how a pool lends from its row in {@link KnownPool} and from its configuration. */
final class PoolLending {
    private PoolLending() {}

    /** Records it in the source of the pool. */
    static void note(Source source, Object dataSource) {
        KnownPool pool = source.pool();
        boolean keeps = pool.keepsLent() || isTrue(JdbcProperty.KEEPS_LENT, dataSource);
        boolean again = pool.lendsSameObjectAgain() && !isTrue(JdbcProperty.LENDS_NEW_OBJECT, dataSource);
        source.setTraits(new PoolTraits(keeps, !again, pool.resultsOutliveConnection()));
    }

    private static boolean isTrue(JdbcProperty property, Object dataSource) {
        return Boolean.TRUE.equals(JdbcObjects.flag(property, dataSource));
    }
}
