package io.sessionaudit.it.sources;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reasons for a "no" in a cell of the table. */
final class Reasons {
    /** Sources that retain the connections that they return, so that these are never garbage-collected. */
    static final Map<String, String> NOT_COLLECTED = notCollected();

    /** Sources whose connections are proxies or wrappers of an unknown class: nothing is called on them. */
    static final Set<String> UNKNOWN_CLASS =
            Set.of("an unknown pool", "Spring SingleConnectionDataSource", "P6Spy, driver URL");

    /** Of these, the ones whose connections are generated proxies: the effect of a second close is unknown. */
    static final Set<String> UNKNOWN_PROXY = Set.of("an unknown pool", "Spring SingleConnectionDataSource");

    private Reasons() {}

    private static Map<String, String> notCollected() {
        Map<String, String> reasons = new HashMap<>();
        String pool = "the pool keeps the handed-out object";
        for (String name : new String[] {
            "Commons DBCP2, SharedPoolDataSource",
            "c3p0",
            "ebean-datasource",
            "MyBatis PooledDataSource",
            "PostgreSQL PGPoolingDataSource"
        }) {
            reasons.put(name, pool);
        }
        reasons.put("Druid, removeAbandoned", "removeAbandoned keeps the handed-out object");
        reasons.put("Vibur, connection tracking", "tracking keeps the handed-out object");
        reasons.put("Spring SingleConnectionDataSource", "the data source keeps its one connection");
        for (String server : new String[] {"H2", "MySQL", "MariaDB", "PostgreSQL"}) {
            reasons.put(server + " ConnectionPoolDataSource", "the PooledConnection keeps its handle");
            reasons.put(server + " XADataSource", "the XAConnection keeps its handle");
        }
        return reasons;
    }
}
