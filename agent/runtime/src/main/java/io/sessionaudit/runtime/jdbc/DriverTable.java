package io.sessionaudit.runtime.jdbc;

/**
 * The members that the agent may call and read on the objects of known drivers. None of them communicates with a
 * server, changes anything, or waits for a lock that a running statement holds. A property that a driver cannot
 * return from memory is absent. For the format see {@link PermittedCalls}; the members of pools are in {@link
 * io.sessionaudit.core.jdbc.KnownPool}.
 */
final class DriverTable {
    /** The drivers' own connections, which are connected to the server. */
    static final String CONNECTIONS = """
            org.h2.jdbc.JdbcConnection
              url          url
              url          getURL()
              auto-commit  getSession() *
              isolation    getSession() *
              schema       getSession() *
              closed       isClosed()
            com.mysql.cj.jdbc.ConnectionImpl
              url          getURL()
              server-id    getId()
              auto-commit  getSession() *
              isolation    isolationLevel
              read-only    readOnly
              catalog      database
              schema       database
              closed       isClosed()
            org.mariadb.jdbc.Connection
              url          getMetaData() *
              server-id    getThreadId()
              auto-commit  getAutoCommit()
              read-only    isReadOnly()
              closed       isClosed()
            org.mariadb.jdbc.MariaDbConnection
              server-id    getServerThreadId()
            org.postgresql.jdbc.PgConnection
              url          getURL()
              server-id    getBackendPID()
              auto-commit  getAutoCommit()
              read-only    isReadOnly()
              closed       isClosed()
            org.sqlite.SQLiteConnection
              url          getUrl()
              auto-commit  getAutoCommit()
              isolation    getTransactionIsolation()
            org.hsqldb.jdbc.JDBCConnection
              url          getURL()
              auto-commit  sessionProxy *
              isolation    sessionProxy *
            org.apache.derby.impl.jdbc.EmbedConnection
              auto-commit  getAutoCommit()
            com.microsoft.sqlserver.jdbc.SQLServerConnection
              url          getMetaData() *
              auto-commit  getAutoCommit()
              isolation    getTransactionIsolation()
              catalog      getCatalog()
            oracle.jdbc.driver.PhysicalConnection
              url          getURL()
              auto-commit  getAutoCommit()
              isolation    getTransactionIsolation()
            org.duckdb.DuckDBConnection
              url          url
              auto-commit  getAutoCommit()
            """;

    /** What the rows above lead to, the handles of pooled connections, and the drivers' own data sources. */
    static final String OTHERS = """
            org.h2.jdbcx.JdbcXAConnection$PooledJdbcConnection
              closed       isClosed()
            org.h2.engine.SessionLocal
              auto-commit  getAutoCommit()
              isolation    getIsolationLevel() *
              schema       getCurrentSchemaName()
            org.h2.engine.SessionRemote
              auto-commit  getAutoCommit()
            org.h2.engine.Session
              auto-commit  getAutoCommit()
            org.h2.engine.IsolationLevel
              isolation    getJdbc()
            org.h2.jdbcx.JdbcDataSource
              url          getURL()
            com.mysql.cj.jdbc.ConnectionWrapper
              behind       mc
            com.mysql.cj.CoreSession
              auto-commit  getServerSession() *
            com.mysql.cj.protocol.a.NativeServerSession
              auto-commit  isAutoCommit()
            com.mysql.cj.jdbc.MysqlDataSource
              url          getUrl()
            org.mariadb.jdbc.DatabaseMetaData
              url          getURL()
            org.mariadb.jdbc.MariaDbDataSource
              url          getUrl()
            org.postgresql.ds.PGPooledConnection$ConnectionHandler
              behind       con
            org.postgresql.xa.PGXAConnection$ConnectionHandler
              behind       con
            org.postgresql.ds.common.BaseDataSource
              url          getUrl()
            org.sqlite.SQLiteDataSource
              url          getUrl()
            org.hsqldb.Session
              auto-commit  isAutoCommit()
              isolation    getIsolation()
            org.hsqldb.jdbc.JDBCCommonDataSource
              url          getUrl()
            com.microsoft.sqlserver.jdbc.SQLServerDatabaseMetaData
              url          getURL()
            com.microsoft.sqlserver.jdbc.SQLServerDataSource
              url          getURL()
            java.sql.SQLException
              sql-state    getSQLState()
            """;

    private DriverTable() {}
}
