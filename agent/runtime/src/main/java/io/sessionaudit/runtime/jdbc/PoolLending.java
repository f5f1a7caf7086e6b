package io.sessionaudit.runtime.jdbc;

import java.util.EnumSet;
import java.util.Set;

import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.session.PoolTraits;
import io.sessionaudit.core.session.Source;

/** How a pool lends, as it is configured: what it keeps hold of, and what each borrow gets. */
final class PoolLending {
    private static final Set<KnownPool> KEEPS_LENT =
            EnumSet.of(KnownPool.C3P0, KnownPool.EBEAN, KnownPool.MYBATIS, KnownPool.DBCP2_SHARED);
    private static final Set<KnownPool> LENDS_THE_SAME_AGAIN = EnumSet.of(KnownPool.EBEAN, KnownPool.MARIADB);

    private PoolLending() {}

    /** Notes it at the source that stands for the pool. */
    static void note(Source source, Object dataSource) {
        KnownPool pool = source.pool();
        boolean keeps = KEEPS_LENT.contains(pool)
                || isTrue(JdbcProperty.REMOVES_ABANDONED, dataSource)
                || isTrue(JdbcProperty.TRACKS_LENT, dataSource);
        boolean again = LENDS_THE_SAME_AGAIN.contains(pool)
                || pool == KnownPool.TOMCAT && !isTrue(JdbcProperty.OWN_FACADES, dataSource);
        source.setTraits(new PoolTraits(keeps, !again, pool == KnownPool.TOMCAT));
    }

    private static boolean isTrue(JdbcProperty property, Object dataSource) {
        return Boolean.TRUE.equals(JdbcObjects.flag(property, dataSource));
    }
}
