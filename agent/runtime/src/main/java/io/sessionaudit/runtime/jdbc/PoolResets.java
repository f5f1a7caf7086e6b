package io.sessionaudit.runtime.jdbc;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.jdbc.KnownPool;

/** Derives which properties a pool does not reset from its row in {@link KnownPool} and from its configuration. */
final class PoolResets {
    private PoolResets() {}

    /** {@return the properties that the pool does not reset} */
    static Set<ConnectionState> lentOn(KnownPool pool, Object dataSource) {
        Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
        states.addAll(pool.notReset());
        if (pool.resettingInterceptor() != null) {
            removeReset(states, pool, interceptors(dataSource), dataSource);
            return states;
        }
        if (Boolean.TRUE.equals(JdbcObjects.flag(JdbcProperty.RESETS_DEFAULTS, dataSource))) {
            states.clear();
        }
        removeDefaults(states, dataSource);
        return states;
    }

    /** {@return the simple names of the configured interceptors} */
    private static List<String> interceptors(Object dataSource) {
        String names = JdbcObjects.text(JdbcProperty.INTERCEPTORS, dataSource);
        if (names == null) {
            return List.of();
        }
        return Arrays.stream(names.split(";"))
                .map(name -> name.replaceFirst("\\(.*", "").strip())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
    }

    private static void removeReset(
            Set<ConnectionState> states, KnownPool pool, List<String> interceptors, Object dataSource) {
        String resetting = pool.resettingInterceptor();
        if (!interceptors.stream()
                .allMatch(name ->
                        name.equals(resetting) || pool.neutralInterceptors().contains(name))) {
            states.clear(); // an unknown interceptor may reset any of them
        } else if (interceptors.contains(resetting)) {
            removeDefaults(states, dataSource);
        }
    }

    private static void removeDefaults(Set<ConnectionState> states, Object dataSource) {
        if (JdbcObjects.flag(JdbcProperty.DEFAULT_AUTO_COMMIT, dataSource) != null) {
            states.remove(ConnectionState.AUTO_COMMIT);
        }
        if (JdbcObjects.number(JdbcProperty.DEFAULT_ISOLATION, dataSource) >= 0) {
            states.remove(ConnectionState.ISOLATION);
        }
        if (JdbcObjects.flag(JdbcProperty.DEFAULT_READ_ONLY, dataSource) != null) {
            states.remove(ConnectionState.READ_ONLY);
        }
        if (JdbcObjects.text(JdbcProperty.DEFAULT_CATALOG, dataSource) != null) {
            states.remove(ConnectionState.CATALOG);
        }
        if (JdbcObjects.text(JdbcProperty.DEFAULT_SCHEMA, dataSource) != null) {
            states.remove(ConnectionState.SCHEMA);
        }
    }
}
