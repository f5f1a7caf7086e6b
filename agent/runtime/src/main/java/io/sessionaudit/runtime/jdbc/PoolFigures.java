package io.sessionaudit.runtime.jdbc;

import java.lang.ref.WeakReference;
import java.util.function.IntSupplier;

import io.sessionaudit.core.session.Source;

/** Reads the size of a pool, and how many connections are in use, on demand. Keeps no pool alive. */
final class PoolFigures {
    private PoolFigures() {}

    /** Sets the readers of the source of a pool. */
    static void attach(Source source, Object pool) {
        WeakReference<Object> known = new WeakReference<>(pool);
        source.setLimit(reader(known, PoolFigures::limitOf));
        source.setInUse(reader(known, target -> number(JdbcProperty.IN_USE, target)));
    }

    private interface Figure {
        int of(Object pool);
    }

    private static IntSupplier reader(WeakReference<Object> pool, Figure figure) {
        return () -> {
            Object target = pool.get();
            return target == null ? -1 : figure.of(target);
        };
    }

    private static int limitOf(Object pool) {
        int limit = number(JdbcProperty.LIMIT, pool);
        return limit < 0 ? -1 : limit * Math.max(1, number(JdbcProperty.PARTS, pool));
    }

    private static int number(JdbcProperty property, Object pool) {
        return (int) Math.min(Integer.MAX_VALUE, JdbcObjects.number(property, pool));
    }
}
