package io.sessionaudit.runtime.jdbc;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.jdbc.KnownPool;

/** Which states a pool lends on as they were left: what its defaults do, less what its configuration resets. */
final class PoolResets {
    /** Tomcat's interceptor that sets back what has a default. */
    private static final String CONNECTION_STATE = "ConnectionState";

    /** Tomcat's interceptors that leave states alone. */
    private static final List<String> NEUTRAL = List.of(
            CONNECTION_STATE,
            "StatementFinalizer",
            "StatementCache",
            "StatementDecoratorInterceptor",
            "QueryTimeoutInterceptor",
            "SlowQueryReport",
            "SlowQueryReportJmx",
            "ResetAbandonedTimer");

    private PoolResets() {}

    /** {@return what this pool lends on} */
    static Set<ConnectionState> lentOn(KnownPool pool, Object dataSource) {
        Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
        states.addAll(ConnectionState.lentOnBy(pool));
        if (pool == KnownPool.TOMCAT) {
            return lentOnByTomcat(states, dataSource);
        }
        if (Boolean.TRUE.equals(JdbcObjects.flag(JdbcProperty.RESETS_DEFAULTS, dataSource))) {
            states.clear(); // Vibur's own
        }
        removeDefaults(states, dataSource);
        return states;
    }

    private static Set<ConnectionState> lentOnByTomcat(Set<ConnectionState> states, Object dataSource) {
        String interceptors = JdbcObjects.text(JdbcProperty.INTERCEPTORS, dataSource);
        if (interceptors == null) {
            return states;
        }
        List<String> names = Arrays.stream(interceptors.split(";"))
                .map(name -> name.replaceFirst("\\(.*", "").strip())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
        if (!NEUTRAL.containsAll(names)) {
            states.clear(); // one that nobody knows
        } else if (names.contains(CONNECTION_STATE)) {
            removeDefaults(states, dataSource);
        }
        return states;
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
