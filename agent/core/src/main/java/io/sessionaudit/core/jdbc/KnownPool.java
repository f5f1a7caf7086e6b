package io.sessionaudit.core.jdbc;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of known pools: everything that the agent knows about a pool is in its row, see {@link PoolRow},
 * except that {@code thread-rule=share} excludes packages called {@code managed}. Classes and methods are named by
 * strings, so that no pool has to be on the class path; the runtime derives from them what it weaves, calls and reads.
 *
 * <p>What a pool does with uncommitted changes, and which properties it does not reset, was measured with its
 * defaults. A trait that was not measured is absent. docs/add-a-pool.md describes how to add a row.
 */
public enum KnownPool {
    /** HikariCP. */
    HIKARI(PoolRow.titled("HikariCP")
            .packages("com.zaxxer.hikari.")
            .fronts("com.zaxxer.hikari.HikariDataSource")
            .uncommittedChanges(PoolAction.ROLLED_BACK)
            .doesNotReset(ConnectionState.CATALOG, ConnectionState.SCHEMA)
            .resetsAutoCommit()
            .overriddenBelow("com.zaxxer.hikari.pool.Proxy")
            .members("""
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
                    """)),
    /** Apache Commons DBCP 2, and the copy of it that Tomcat contains. */
    DBCP2(PoolRow.titled("Commons DBCP")
            .packages("org.apache.commons.dbcp2.")
            .fronts("org.apache.commons.dbcp2.BasicDataSource", "org.apache.commons.dbcp2.PoolingDataSource")
            .libraries("org.apache.commons.pool2.")
            .uncommittedChanges(PoolAction.ROLLED_BACK)
            .doesNotReset(
                    ConnectionState.ISOLATION,
                    ConnectionState.READ_ONLY,
                    ConnectionState.CATALOG,
                    ConnectionState.SCHEMA)
            .restartedBy("restart")
            .unwrappedBy("getDelegate", "getInnermostDelegate")
            .members("""
                    org.apache.commons.dbcp2.BasicDataSource
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
                    org.apache.commons.dbcp2.PoolingDataSource
                      limit                pool *
                      in-use               pool *
                    org.apache.commons.dbcp2.DelegatingConnection
                      behind               getInnermostDelegateInternal()
                      closed               isClosedInternal()
                    org.apache.commons.pool2.impl.BaseGenericObjectPool
                      limit                getMaxTotal()
                    org.apache.commons.pool2.impl.GenericObjectPool
                      in-use               getNumActive()
                    """)
            .alsoCopied("org.apache.commons.", "org.apache.tomcat.dbcp.")),
    /** DBCP's two pools over a {@code ConnectionPoolDataSource}, which reset nothing. */
    DBCP2_SHARED(PoolRow.titled("Commons DBCP")
            .fronts("org.apache.commons.dbcp2.datasources.InstanceKeyDataSource")
            .uncommittedChanges(PoolAction.LEFT_OPEN)
            .resetsNothing()
            .keepsLent()
            .members("""
                    org.apache.commons.dbcp2.datasources.InstanceKeyDataSource
                      name                 getDataSourceName()
                      default-auto-commit  isDefaultAutoCommit()
                      default-isolation    getDefaultTransactionIsolation()
                      default-read-only    isDefaultReadOnly()
                    org.apache.commons.dbcp2.datasources.SharedPoolDataSource
                      limit                getMaxTotal()
                      in-use               getNumActive()
                    """)
            .alsoCopied("org.apache.commons.", "org.apache.tomcat.dbcp.")),
    /** The Tomcat JDBC pool. */
    TOMCAT(PoolRow.titled("Tomcat JDBC")
            .packages("org.apache.tomcat.jdbc.")
            .fronts("org.apache.tomcat.jdbc.pool.DataSource", "org.apache.tomcat.jdbc.pool.DataSourceProxy")
            .uncommittedChanges(PoolAction.LEFT_OPEN)
            .resetsNothing()
            .resetsWithInterceptor("ConnectionState")
            .neutralInterceptors(
                    "StatementFinalizer",
                    "StatementCache",
                    "StatementDecoratorInterceptor",
                    "QueryTimeoutInterceptor",
                    "SlowQueryReport",
                    "SlowQueryReportJmx",
                    "ResetAbandonedTimer")
            .lendsSameObjectAgain()
            .resultsOutliveConnection()
            .unwrappedBy("getConnection")
            .members("""
                    org.apache.tomcat.jdbc.pool.DataSourceProxy
                      name                 getPoolName()
                      url                  getPoolProperties() *
                      limit                getPoolProperties() *
                      in-use               pool *
                      interceptors         getPoolProperties() *
                      lends-new-object     getPoolProperties() *
                      default-auto-commit  getPoolProperties() *
                      default-isolation    getPoolProperties() *
                      default-read-only    getPoolProperties() *
                      default-catalog      getPoolProperties() *
                    org.apache.tomcat.jdbc.pool.PoolProperties
                      url                  getUrl()
                      limit                getMaxActive()
                      interceptors         getJdbcInterceptors()
                      lends-new-object     getUseDisposableConnectionFacade()
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
                    """)),
    /** c3p0. */
    C3P0(PoolRow.titled("c3p0")
            .packages("com.mchange.")
            .fronts("com.mchange.v2.c3p0.impl.AbstractPoolBackedDataSource")
            .uncommittedChanges(PoolAction.ROLLED_BACK)
            .doesNotReset(ConnectionState.CATALOG, ConnectionState.SCHEMA)
            .keepsLent()
            .members("""
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
                    """)),
    /** Agroal. */
    AGROAL(PoolRow.titled("Agroal")
            .packages("io.agroal.")
            .fronts("io.agroal.pool.DataSource")
            .uncommittedChanges(PoolAction.COMMITTED)
            .doesNotReset(ConnectionState.CATALOG, ConnectionState.SCHEMA)
            .lentInState("CHECKED_OUT")
            .members("""
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
                    """)),
    /** Alibaba Druid. */
    DRUID(PoolRow.titled("Druid")
            .packages("com.alibaba.druid.")
            .fronts("com.alibaba.druid.pool.DruidDataSource")
            .uncommittedChanges(PoolAction.ROLLED_BACK)
            .doesNotReset(ConnectionState.CATALOG)
            .resetsAutoCommit()
            .restartedBy("restart")
            .unwrappedBy("getConnection")
            .members("""
                    com.alibaba.druid.pool.DruidAbstractDataSource
                      url                  getUrl()
                      limit                getMaxActive()
                      keeps-lent           isRemoveAbandoned()
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
                    """)),
    /** Vibur. */
    VIBUR(PoolRow.titled("Vibur")
            .packages("org.vibur.")
            .fronts("org.vibur.dbcp.ViburDBCPDataSource")
            .libraries("org.vibur.objectpool.")
            .uncommittedChanges(PoolAction.LEFT_OPEN)
            .resetsNothing()
            .closedBy("close", "terminate")
            .members("""
                    org.vibur.dbcp.ViburConfig
                      url                  getJdbcUrl()
                      limit                getPoolMaxSize()
                      in-use               getPool() *
                      keeps-lent           isPoolEnableConnectionTracking()
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
                    """)),
    /** ebean-datasource. */
    EBEAN(PoolRow.titled("ebean-datasource")
            .packages("io.ebean.datasource.")
            .fronts("io.ebean.datasource.pool.ConnectionPool")
            .uncommittedChanges(PoolAction.ROLLED_BACK)
            .doesNotReset(ConnectionState.READ_ONLY)
            .keepsLent()
            .lendsSameObjectAgain()
            .closedBy("shutdown")
            .members("""
                    io.ebean.datasource.pool.ConnectionPool
                      limit                maxSize()
                    io.ebean.datasource.pool.ConnectionDelegator
                      behind               delegate()
                    """)),
    /** H2's own pool. */
    H2(PoolRow.titled("H2 pool")
            .packages("org.h2.jdbcx.JdbcConnectionPool")
            .fronts("org.h2.jdbcx.JdbcConnectionPool")
            .uncommittedChanges(PoolAction.ROLLED_BACK)
            .doesNotReset(ConnectionState.ISOLATION, ConnectionState.SCHEMA)
            .closedBy("dispose")
            .members("""
                    org.h2.jdbcx.JdbcConnectionPool
                      limit                getMaxConnections()
                      in-use               getActiveConnections()
                    """)),
    /** MyBatis' pool. */
    MYBATIS(PoolRow.titled("MyBatis pool")
            .packages("org.apache.ibatis.datasource.")
            .fronts("org.apache.ibatis.datasource.pooled.PooledDataSource")
            .uncommittedChanges(PoolAction.ROLLED_BACK)
            .resetsNothing()
            .keepsLent()
            .members("""
                    org.apache.ibatis.datasource.pooled.PooledDataSource
                      url                  getUrl()
                      limit                getPoolMaximumActiveConnections()
                      in-use               getPoolState() *
                    org.apache.ibatis.datasource.pooled.PoolState
                      in-use               activeConnections
                    org.apache.ibatis.datasource.pooled.PooledConnection
                      behind               getRealConnection()
                    """)),
    /** The pool that MariaDB's driver contains. */
    MARIADB(PoolRow.titled("MariaDB pool")
            .packages("org.mariadb.jdbc.MariaDbPoolDataSource", "org.mariadb.jdbc.pool.")
            .fronts("org.mariadb.jdbc.MariaDbPoolDataSource")
            .uncommittedChanges(PoolAction.ROLLED_BACK)
            .lendsSameObjectAgain()
            .members("""
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
                    """)),
    /** Apache Commons DBCP 1. */
    DBCP1(PoolRow.titled("Commons DBCP 1")
            .packages("org.apache.commons.dbcp.")
            .fronts(
                    "org.apache.commons.dbcp.BasicDataSource",
                    "org.apache.commons.dbcp.PoolingDataSource",
                    "org.apache.commons.dbcp.datasources.InstanceKeyDataSource")
            .restartedBy("restart")
            .unwrappedBy("getDelegate", "getInnermostDelegate")
            .members("""
                    org.apache.commons.dbcp.BasicDataSource
                      url                  url
                      limit                maxActive
                    org.apache.commons.dbcp.DelegatingConnection
                      behind               getInnermostDelegateInternal()
                    """)),
    /** Oracle's Universal Connection Pool. */
    UCP(PoolRow.titled("Oracle UCP")
            .packages("oracle.ucp.")
            .fronts("oracle.ucp.jdbc.PoolDataSourceImpl")
            .members("""
                    oracle.ucp.jdbc.PoolDataSourceImpl
                      name                 getConnectionPoolName()
                      url                  getURL()
                      limit                getMaxPoolSize()
                    oracle.ucp.jdbc.proxy.oracle$1ucp$1jdbc$1proxy$1other$1ConnectionProxy$2java$1sql\
                    $1Connection$$$Proxy
                      behind               delegate
                    oracle.ucp.jdbc.proxy.oracle$1ucp$1jdbc$1proxy$1oracle$1ConnectionProxy$2java$1sql\
                    $1Connection$$$Proxy
                      behind               delegate
                    """)),
    /** Atomikos. */
    ATOMIKOS(PoolRow.titled("Atomikos")
            .packages("com.atomikos.")
            .fronts(
                    "com.atomikos.jdbc.internal.AbstractDataSourceBean",
                    "com.atomikos.jdbc.AbstractDataSourceBean",
                    "com.atomikos.jdbc.AtomikosDataSourceBean",
                    "com.atomikos.jdbc.AtomikosNonXADataSourceBean")
            .members("""
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
                    """)),
    /** Bitronix. */
    BITRONIX(PoolRow.titled("Bitronix")
            .packages("bitronix.tm.")
            .fronts("bitronix.tm.resource.jdbc.PoolingDataSource")
            .members("""
                    bitronix.tm.resource.common.ResourceBean
                      name                 getUniqueName()
                      limit                getMaxPoolSize()
                    bitronix.tm.resource.jdbc.JdbcConnectionHandle
                      behind               getConnection()
                    """)),
    /** Narayana's JDBC driver, which applications use by {@code DriverManager}. */
    NARAYANA(PoolRow.titled("Narayana")
            .packages("com.arjuna.ats.jdbc.", "com.arjuna.ats.internal.jdbc.")
            .members("""
                    com.arjuna.ats.internal.jdbc.ConnectionImple
                      behind               _theConnection
                    """)),
    /** IronJacamar, the pool of WildFly. */
    IRON_JACAMAR(PoolRow.titled("IronJacamar")
            .packages("org.jboss.jca.adapters.jdbc.", "org.jboss.jca.core.connectionmanager.")
            .fronts("org.jboss.jca.adapters.jdbc.WrapperDataSource")
            .members("""
                    org.jboss.jca.adapters.jdbc.WrappedConnection
                      behind               mc
                    org.jboss.jca.adapters.jdbc.BaseWrapperManagedConnection
                      behind               con
                    """)),
    /** The pool of Open Liberty and WebSphere. */
    LIBERTY(PoolRow.titled("Liberty")
            .packages("com.ibm.ws.rsadapter.", "com.ibm.ejs.j2c.")
            .fronts("com.ibm.ws.rsadapter.jdbc.WSJdbcDataSource")),
    /** The pool of Payara and GlassFish. */
    GLASSFISH(PoolRow.titled("GlassFish").packages("com.sun.gjc.").fronts("com.sun.gjc.spi.base.AbstractDataSource")),
    /** BoneCP. */
    BONECP(PoolRow.titled("BoneCP")
            .packages("com.jolbox.bonecp.")
            .fronts("com.jolbox.bonecp.BoneCPDataSource")
            .members("""
                    com.jolbox.bonecp.BoneCPConfig
                      name                 getPoolName()
                      url                  getJdbcUrl()
                      limit                getMaxConnectionsPerPartition()
                      parts                getPartitionCount()
                    com.jolbox.bonecp.ConnectionHandle
                      behind               getInternalConnection()
                    """)),
    /** Proxool. */
    PROXOOL(PoolRow.titled("Proxool")
            .packages("org.logicalcobwebs.proxool.")
            .fronts("org.logicalcobwebs.proxool.ProxoolDataSource")),
    /**
     * Hibernate's own pool over {@code DriverManager}. The prefixes are those of single classes, because another
     * class of the package opens sessions of a data source.
     */
    HIBERNATE(PoolRow.titled("Hibernate's own pool")
            .packages(
                    "org.hibernate.engine.jdbc.connections.internal.DriverManagerConnection",
                    "org.hibernate.engine.jdbc.connections.internal.DriverConnectionCreator",
                    "org.hibernate.engine.jdbc.connections.internal.BasicConnectionCreator")
            .isInternal()),
    /** EclipseLink's own pool over {@code DriverManager}. */
    ECLIPSELINK(PoolRow.titled("EclipseLink's own pool")
            .packages(
                    "org.eclipse.persistence.sessions.DefaultConnector",
                    "org.eclipse.persistence.sessions.DirectConnector")
            .isInternal());

    /** What a source does with uncommitted changes when a session is closed. */
    public enum PoolAction {
        /** Rolled back, silently. */
        ROLLED_BACK("rolled-back", "rolls them back silently"),
        /** Committed, silently. */
        COMMITTED("committed", "commits them silently"),
        /** Left in the connection: the next borrower finds them in its transaction. */
        LEFT_OPEN("left-open", "leaves them in the connection, and the next borrower finds them in its transaction"),
        /** Not measured. */
        UNKNOWN("unknown", "decides what happens to them; drivers differ between rollback and commit");

        private final String label;
        private final String words;

        PoolAction(String label, String words) {
            this.label = label;
            this.words = words;
        }

        /** {@return the name in the log} */
        public String label() {
            return label;
        }

        /** {@return the action as the end of a sentence that begins with the source} */
        public String words() {
            return words;
        }
    }

    private static final KnownPool[] ALL = values();
    private static final Set<String> CLOSE_METHODS = union(row -> row.closeMethods);
    private static final Set<String> UNWRAP_METHODS = union(row -> row.unwrapMethods);
    private static final Set<String> LIBRARIES = union(row -> row.libraries);
    private static final Set<String> PACKAGES = union(row -> row.packages);
    private static final Set<String> OVERRIDDEN = union(row -> row.overridden);
    private static final Set<String> LENT_STATES = union(row -> row.lentStates);

    private final PoolRow row;

    KnownPool(PoolRow row) {
        this.row = row;
    }

    private static Set<String> union(Function<PoolRow, Collection<String>> trait) {
        return Stream.of(ALL).flatMap(pool -> trait.apply(pool.row).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * {@return the pool that the class of a data source, or a superclass of it, belongs to as a front; null if none}
     */
    public static KnownPool ofFront(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (KnownPool pool : ALL) {
                if (pool.row.fronts.contains(each.getName())) {
                    return pool;
                }
            }
        }
        return null;
    }

    /** {@return the pool that a class belongs to by its package, or null} */
    public static KnownPool ofClass(String className) {
        for (KnownPool pool : ALL) {
            for (String prefix : pool.row.packages) {
                if (className.startsWith(prefix)) {
                    return pool;
                }
            }
        }
        return null;
    }

    /** {@return the methods by which known pools are closed} */
    public static Set<String> closeMethods() {
        return CLOSE_METHODS;
    }

    /**
     * {@return the methods, in addition to {@code unwrap}, by which connections of known pools return what they wrap}
     */
    public static Set<String> unwrapMethods() {
        return UNWRAP_METHODS;
    }

    /** {@return the prefixes of the names of the classes of all known pools} */
    public static Set<String> packages() {
        return PACKAGES;
    }

    /** {@return the prefixes of the names of classes that known pools are built on, such as object pools} */
    public static Set<String> libraries() {
        return LIBRARIES;
    }

    /** {@return whether the pool generates a subclass that overrides all methods of a class that are not final} */
    public static boolean isOverriddenByGenerated(String className) {
        for (String prefix : OVERRIDDEN) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a connection is lent if the pool has it in the state of that name} */
    public static boolean isLentState(String name) {
        return LENT_STATES.contains(name);
    }

    /** {@return the name by which the pool is known} */
    public String title() {
        return row.title;
    }

    /** {@return what the pool does with uncommitted changes at close} */
    public PoolAction poolAction() {
        return row.poolAction;
    }

    /** {@return the properties that the pool does not reset with its defaults} */
    public Set<ConnectionState> notReset() {
        return row.notReset;
    }

    /**
     * {@return whether the pool resets autocommit at each return, independent of its configuration, as measured in
     * each build}
     */
    public boolean resetsAutoCommit() {
        return row.resetsAutoCommit;
    }

    /** {@return the interceptor without which the pool resets nothing, or null if the pool has no interceptors} */
    public String resettingInterceptor() {
        return row.resettingInterceptor;
    }

    /** {@return the interceptors that do not change properties} */
    public Set<String> neutralInterceptors() {
        return row.neutralInterceptors;
    }

    /**
     * {@return whether the pool itself refers to the connections that it has lent, so that none is garbage-collected}
     */
    public boolean keepsLent() {
        return row.keepsLent;
    }

    /** {@return whether the pool lends the same object again, unless it is configured otherwise} */
    public boolean lendsSameObjectAgain() {
        return row.lendsSameObjectAgain;
    }

    /** {@return whether a statement or result set may be in use while the connection that was lent is not reachable} */
    public boolean resultsOutliveConnection() {
        return row.resultsOutliveConnection;
    }

    /**
     * {@return whether this is a pool inside a library, without a data source: what it opens is physical, and its
     * borrows are not visible}
     */
    public boolean lendsNoDataSource() {
        return row.isInternal;
    }

    /** {@return whether a method of the pool closes it in order to open it again} */
    public boolean isRestart(String methodName) {
        return row.restartMethods.contains(methodName);
    }

    /**
     * {@return the methods and fields that may be read on the pool's objects; for the format see {@link
     * PoolRow#members}}
     */
    public String members() {
        return row.members;
    }
}
