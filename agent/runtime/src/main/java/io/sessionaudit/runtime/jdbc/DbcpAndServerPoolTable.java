package io.sessionaudit.runtime.jdbc;

/** The part of {@link PoolTable} about the releases of Commons DBCP, and about pools with a transaction manager. */
final class DbcpAndServerPoolTable {
    /** Of Commons DBCP 2, with the package of the copy that Tomcat ships in place of the name in angle brackets. */
    private static final String DBCP2 = """
            <dbcp2>.BasicDataSource
              url                  connectionString
              url                  url
              url                  getUrl()
              limit                maxTotal
              limit                getMaxTotal()
              in-use               getNumActive()
              default-auto-commit  getDefaultAutoCommit()
              default-isolation    getDefaultTransactionIsolation()
              default-read-only    getDefaultReadOnly()
              default-catalog      getDefaultCatalog()
              default-schema       getDefaultSchema()
            <dbcp2>.PoolingDataSource
              limit                pool *
              in-use               pool *
            <dbcp2>.datasources.InstanceKeyDataSource
              name                 getDataSourceName()
              default-auto-commit  isDefaultAutoCommit()
              default-isolation    getDefaultTransactionIsolation()
              default-read-only    isDefaultReadOnly()
            <dbcp2>.datasources.SharedPoolDataSource
              limit                getMaxTotal()
              in-use               getNumActive()
            <dbcp2>.DelegatingConnection
              behind               getInnermostDelegateInternal()
              closed               isClosedInternal()
            <pool2>.impl.BaseGenericObjectPool
              limit                getMaxTotal()
            <pool2>.impl.GenericObjectPool
              in-use               getNumActive()
            """;

    private static final String OTHERS = """
            org.apache.commons.dbcp.BasicDataSource
              url                  url
              limit                maxActive
            org.apache.commons.dbcp.DelegatingConnection
              behind               getInnermostDelegateInternal()
            oracle.ucp.jdbc.PoolDataSourceImpl
              name                 getConnectionPoolName()
              url                  getURL()
              limit                getMaxPoolSize()
            oracle.ucp.jdbc.proxy.oracle$1ucp$1jdbc$1proxy$1other$1ConnectionProxy$2java$1sql$1Connection$$$Proxy
              behind               delegate
            oracle.ucp.jdbc.proxy.oracle$1ucp$1jdbc$1proxy$1oracle$1ConnectionProxy$2java$1sql$1Connection$$$Proxy
              behind               delegate
            com.atomikos.jdbc.internal.AbstractDataSourceBean
              name                 getUniqueResourceName()
              limit                getMaxPoolSize()
            com.atomikos.jdbc.AbstractDataSourceBean
              name                 getUniqueResourceName()
              limit                getMaxPoolSize()
            com.atomikos.jdbc.AtomikosNonXADataSourceBean
              url                  getUrl()
            com.atomikos.util.DynamicProxySupport
              behind               delegate
            bitronix.tm.resource.common.ResourceBean
              name                 getUniqueName()
              limit                getMaxPoolSize()
            bitronix.tm.resource.jdbc.JdbcConnectionHandle
              behind               getConnection()
            com.arjuna.ats.internal.jdbc.ConnectionImple
              behind               _theConnection
            org.jboss.jca.adapters.jdbc.WrappedConnection
              behind               mc
            org.jboss.jca.adapters.jdbc.BaseWrapperManagedConnection
              behind               con
            """;

    static final String TEXT = dbcp2("org.apache.commons.dbcp2", "org.apache.commons.pool2")
            + dbcp2("org.apache.tomcat.dbcp.dbcp2", "org.apache.tomcat.dbcp.pool2")
            + OTHERS;

    private DbcpAndServerPoolTable() {}

    private static String dbcp2(String dbcp, String pool) {
        return DBCP2.replace("<dbcp2>", dbcp).replace("<pool2>", pool);
    }
}
