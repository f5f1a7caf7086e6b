package io.sessionaudit.runtime.jdbc;

import java.util.EnumSet;
import java.util.Set;

import io.sessionaudit.core.session.ConnectionState;
import io.sessionaudit.core.session.Pool;

/** Which states a pool lends on as they were left: what its defaults do, less what its configuration resets. */
final class PoolResets {
    private PoolResets() {}

    /** {@return what this pool lends on} */
    static Set<ConnectionState> lentOn(Pool pool, Object dataSource) {
        Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
        states.addAll(ConnectionState.lentOnBy(pool));
        String interceptors = Getters.text(dataSource, "getJdbcInterceptors");
        if (interceptors != null || Getters.isTrue(dataSource, "isResetDefaultsAfterUse")) {
            states.clear(); // Tomcat's ConnectionState, or one that nobody knows; Vibur's own
        }
        if (Getters.text(dataSource, "getSchema", "getDefaultSchema") != null) {
            states.remove(ConnectionState.SCHEMA);
        }
        if (Getters.number(dataSource, "getDefaultTransactionIsolation") >= 0) {
            states.remove(ConnectionState.ISOLATION);
        }
        return states;
    }
}
