/**
 * The scope API: one JDBC session per thread, committed on success, rolled back on error, closed always.
 *
 * <p>It requires the JDK only, and works the same with and without the Session Audit agent.
 */
module io.sessionaudit.scope {
    requires transitive java.sql;
    requires static org.jspecify;

    exports io.sessionaudit.scope;
}
