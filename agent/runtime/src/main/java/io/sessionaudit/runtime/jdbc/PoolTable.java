package io.sessionaudit.runtime.jdbc;

/**
 * What the agent may call and read on the objects of known pools: their settings and figures, and the way from a lent
 * connection to the driver's own. None of it is forwarded to the object behind. A field is read if the pool has no such
 * method, or one that waits for a lock that is held while a connection is opened. For the format see {@link PermittedCalls}.
 */
final class PoolTable {
    /** Pools of applications. */
    static final String POOLS = """
            com.zaxxer.hikari.HikariConfig
              name                 getPoolName()
              url                  getJdbcUrl()
              limit                getMaximumPoolSize()
            com.zaxxer.hikari.HikariDataSource
              in-use               getHikariPoolMXBean() *
            com.zaxxer.hikari.pool.HikariPool
              in-use               getActiveConnections()
            com.zaxxer.hikari.pool.ProxyConnection
              behind               delegate
              behind               unwrap(java.sql.Connection)
            com.zaxxer.hikari.pool.HikariProxyConnection
              closed               isClosed()
            org.apache.tomcat.jdbc.pool.DataSourceProxy
              name                 getPoolName()
              url                  getPoolProperties() *
              limit                getPoolProperties() *
              in-use               pool *
              interceptors         getPoolProperties() *
              own-facades          getPoolProperties() *
              default-auto-commit  getPoolProperties() *
              default-isolation    getPoolProperties() *
              default-read-only    getPoolProperties() *
              default-catalog      getPoolProperties() *
            org.apache.tomcat.jdbc.pool.PoolProperties
              url                  getUrl()
              limit                getMaxActive()
              interceptors         getJdbcInterceptors()
              own-facades          getUseDisposableConnectionFacade()
              default-auto-commit  getDefaultAutoCommit()
              default-isolation    getDefaultTransactionIsolation()
              default-read-only    getDefaultReadOnly()
              default-catalog      getDefaultCatalog()
            org.apache.tomcat.jdbc.pool.ConnectionPool
              in-use               getActive()
            org.apache.tomcat.jdbc.pool.JdbcInterceptor
              behind               getNext()
              closed               getNext() *
            org.apache.tomcat.jdbc.pool.ProxyConnection
              behind               getConnection()
              closed               isClosed()
            org.apache.tomcat.jdbc.pool.PooledConnection
              behind               getConnection()
            com.mchange.v2.c3p0.impl.AbstractPoolBackedDataSource
              name                 getDataSourceName()
            com.mchange.v2.c3p0.impl.PoolBackedDataSourceBase
              limit                getConnectionPoolDataSource() *
            com.mchange.v2.c3p0.AbstractComboPooledDataSource
              url                  getJdbcUrl()
              limit                getMaxPoolSize()
            com.mchange.v2.c3p0.impl.WrapperConnectionPoolDataSourceBase
              limit                getMaxPoolSize()
            com.mchange.v2.c3p0.impl.AbstractNewProxyConnection
              behind               inner
            com.mchange.v2.c3p0.impl.NewProxyConnection
              behind               inner
            io.agroal.pool.DataSource
              url                  getConfiguration() *
              limit                getConfiguration() *
              in-use               connectionPool *
            io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier$1
              url                  connectionPoolConfiguration() *
              limit                connectionPoolConfiguration() *
            io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier$1
              url                  connectionFactoryConfiguration() *
              limit                maxSize()
            io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier$1
              url                  jdbcUrl()
            io.agroal.pool.ConnectionPool
              in-use               allConnections *
            io.agroal.pool.util.StampedCopyOnWriteArrayList
              in-use               getUnderlyingArray() *
            io.agroal.pool.ConnectionHandler
              behind               rawConnection()
              in-use               state
            io.agroal.pool.wrapper.ConnectionWrapper
              slot                 getHandler()
              behind               getHandler()
            com.alibaba.druid.pool.DruidAbstractDataSource
              url                  getUrl()
              limit                getMaxActive()
              removes-abandoned    isRemoveAbandoned()
              default-auto-commit  isDefaultAutoCommit()
              default-isolation    getDefaultTransactionIsolation()
              default-read-only    getDefaultReadOnly()
              default-catalog      getDefaultCatalog()
            com.alibaba.druid.pool.DruidDataSource
              in-use               activeCount
            com.alibaba.druid.pool.DruidPooledConnection
              behind               getConnectionHolder()
              closed               isClosed()
            com.alibaba.druid.pool.DruidConnectionHolder
              behind               getConnection()
            com.alibaba.druid.pool.DruidStatementConnection
              behind               getConnection()
            com.alibaba.druid.proxy.jdbc.ConnectionProxyImpl
              behind               getConnectionRaw()
            org.vibur.dbcp.ViburConfig
              url                  getJdbcUrl()
              limit                getPoolMaxSize()
              in-use               getPool() *
              tracks-lent          isPoolEnableConnectionTracking()
              resets-defaults      isResetDefaultsAfterUse()
              default-auto-commit  getDefaultAutoCommit()
              default-isolation    getDefaultTransactionIsolationIntValue()
              default-read-only    getDefaultReadOnly()
              default-catalog      getDefaultCatalog()
            org.vibur.objectpool.ConcurrentPool
              in-use               taken()
            org.vibur.dbcp.proxy.AbstractInvocationHandler
              behind               getTarget()
              closed               isClosed()
            io.ebean.datasource.pool.ConnectionPool
              limit                maxSize()
            io.ebean.datasource.pool.ConnectionDelegator
              behind               delegate()
            org.h2.jdbcx.JdbcConnectionPool
              limit                getMaxConnections()
              in-use               getActiveConnections()
            org.apache.ibatis.datasource.pooled.PooledDataSource
              url                  getUrl()
              limit                getPoolMaximumActiveConnections()
              in-use               getPoolState() *
            org.apache.ibatis.datasource.pooled.PoolState
              in-use               activeConnections
            com.mysql.cj.jdbc.ConnectionWrapper
              behind               mc
            org.postgresql.ds.PGPooledConnection$ConnectionHandler
              behind               con
            org.postgresql.xa.PGXAConnection$ConnectionHandler
              behind               con
            org.apache.ibatis.datasource.pooled.PooledConnection
              behind               getRealConnection()
            org.mariadb.jdbc.MariaDbPoolDataSource
              name                 getPoolName()
              url                  conf *
              limit                conf *
              in-use               pool *
            org.mariadb.jdbc.Configuration
              url                  toString()
              limit                maxPoolSize()
            org.mariadb.jdbc.pool.Pool
              in-use               getActiveConnections()
            com.jolbox.bonecp.BoneCPConfig
              name                 getPoolName()
              url                  getJdbcUrl()
              limit                getMaxConnectionsPerPartition()
              parts                getPartitionCount()
            com.jolbox.bonecp.ConnectionHandle
              behind               getInternalConnection()
            """;

    private PoolTable() {}
}
