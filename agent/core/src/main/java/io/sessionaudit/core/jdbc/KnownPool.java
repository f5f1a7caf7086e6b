package io.sessionaudit.core.jdbc;

import java.util.List;

/**
 * The connection pools that are known by name: which of their classes hand out sessions, which packages open physical
 * connections, and what becomes of changes that are neither committed nor rolled back at close.
 *
 * <p>The pool actions were measured with each pool's defaults; {@link PoolAction#UNKNOWN} was not.
 */
public enum KnownPool {
    /** HikariCP. */
    HIKARI("HikariCP", PoolAction.ROLLED_BACK, List.of("com.zaxxer.hikari."), List.of("com.zaxxer.hikari.HikariDataSource")),
    /** Apache Commons DBCP 2, and the copy that Tomcat ships. */
    DBCP2(
            "Commons DBCP",
            PoolAction.ROLLED_BACK,
            List.of("org.apache.commons.dbcp2.", "org.apache.tomcat.dbcp.dbcp2."),
            List.of(
                    "org.apache.commons.dbcp2.BasicDataSource",
                    "org.apache.commons.dbcp2.PoolingDataSource",
                    "org.apache.tomcat.dbcp.dbcp2.BasicDataSource",
                    "org.apache.tomcat.dbcp.dbcp2.PoolingDataSource")),
    /** DBCP's two pools over a {@code ConnectionPoolDataSource}, which do not reset what they are given back. */
    DBCP2_SHARED(
            "Commons DBCP",
            PoolAction.LEFT_OPEN,
            List.of(),
            List.of(
                    "org.apache.commons.dbcp2.datasources.InstanceKeyDataSource",
                    "org.apache.tomcat.dbcp.dbcp2.datasources.InstanceKeyDataSource")),
    /** The Tomcat JDBC pool. */
    TOMCAT(
            "Tomcat JDBC",
            PoolAction.LEFT_OPEN,
            List.of("org.apache.tomcat.jdbc."),
            List.of("org.apache.tomcat.jdbc.pool.DataSource", "org.apache.tomcat.jdbc.pool.DataSourceProxy")),
    /** c3p0. */
    C3P0(
            "c3p0",
            PoolAction.ROLLED_BACK,
            List.of("com.mchange."),
            List.of("com.mchange.v2.c3p0.impl.AbstractPoolBackedDataSource")),
    /** Agroal. */
    AGROAL("Agroal", PoolAction.COMMITTED, List.of("io.agroal."), List.of("io.agroal.pool.DataSource")),
    /** Alibaba Druid. */
    DRUID("Druid", PoolAction.ROLLED_BACK, List.of("com.alibaba.druid."), List.of("com.alibaba.druid.pool.DruidDataSource")),
    /** Vibur. */
    VIBUR("Vibur", PoolAction.LEFT_OPEN, List.of("org.vibur."), List.of("org.vibur.dbcp.ViburDBCPDataSource")),
    /** ebean-datasource. */
    EBEAN(
            "ebean-datasource",
            PoolAction.ROLLED_BACK,
            List.of("io.ebean.datasource."),
            List.of("io.ebean.datasource.pool.ConnectionPool")),
    /** H2's own pool. */
    H2(
            "H2 pool",
            PoolAction.ROLLED_BACK,
            List.of("org.h2.jdbcx.JdbcConnectionPool"),
            List.of("org.h2.jdbcx.JdbcConnectionPool")),
    /** MyBatis' pool. */
    MYBATIS(
            "MyBatis pool",
            PoolAction.ROLLED_BACK,
            List.of("org.apache.ibatis.datasource."),
            List.of("org.apache.ibatis.datasource.pooled.PooledDataSource")),
    /** The pool that MariaDB's driver brings. */
    MARIADB(
            "MariaDB pool",
            PoolAction.ROLLED_BACK,
            List.of("org.mariadb.jdbc.MariaDbPoolDataSource", "org.mariadb.jdbc.pool."),
            List.of("org.mariadb.jdbc.MariaDbPoolDataSource")),
    /** Apache Commons DBCP 1. */
    DBCP1(
            "Commons DBCP 1",
            PoolAction.UNKNOWN,
            List.of("org.apache.commons.dbcp."),
            List.of(
                    "org.apache.commons.dbcp.BasicDataSource",
                    "org.apache.commons.dbcp.PoolingDataSource",
                    "org.apache.commons.dbcp.datasources.InstanceKeyDataSource")),
    /** Oracle's Universal Connection Pool. */
    UCP("Oracle UCP", PoolAction.UNKNOWN, List.of("oracle.ucp."), List.of("oracle.ucp.jdbc.PoolDataSourceImpl")),
    /** Atomikos. */
    ATOMIKOS(
            "Atomikos",
            PoolAction.UNKNOWN,
            List.of("com.atomikos."),
            List.of(
                    "com.atomikos.jdbc.internal.AbstractDataSourceBean",
                    "com.atomikos.jdbc.AbstractDataSourceBean",
                    "com.atomikos.jdbc.AtomikosDataSourceBean",
                    "com.atomikos.jdbc.AtomikosNonXADataSourceBean")),
    /** Bitronix. */
    BITRONIX("Bitronix", PoolAction.UNKNOWN, List.of("bitronix.tm."), List.of("bitronix.tm.resource.jdbc.PoolingDataSource")),
    /** Narayana's JDBC driver, which applications reach by {@code DriverManager}. */
    NARAYANA("Narayana", PoolAction.UNKNOWN, List.of("com.arjuna.ats.jdbc.", "com.arjuna.ats.internal.jdbc."), List.of()),
    /** IronJacamar, the pool of WildFly. */
    IRON_JACAMAR(
            "IronJacamar",
            PoolAction.UNKNOWN,
            List.of("org.jboss.jca.adapters.jdbc.", "org.jboss.jca.core.connectionmanager."),
            List.of("org.jboss.jca.adapters.jdbc.WrapperDataSource")),
    /** Open Liberty's and WebSphere's. */
    LIBERTY(
            "Liberty",
            PoolAction.UNKNOWN,
            List.of("com.ibm.ws.rsadapter.", "com.ibm.ejs.j2c."),
            List.of("com.ibm.ws.rsadapter.jdbc.WSJdbcDataSource")),
    /** Payara's and GlassFish's. */
    GLASSFISH("GlassFish", PoolAction.UNKNOWN, List.of("com.sun.gjc."), List.of("com.sun.gjc.spi.base.AbstractDataSource")),
    /** BoneCP. */
    BONECP("BoneCP", PoolAction.UNKNOWN, List.of("com.jolbox.bonecp."), List.of("com.jolbox.bonecp.BoneCPDataSource")),
    /** Proxool. */
    PROXOOL(
            "Proxool",
            PoolAction.UNKNOWN,
            List.of("org.logicalcobwebs.proxool."),
            List.of("org.logicalcobwebs.proxool.ProxoolDataSource")),
    /**
     * Hibernate's own pool over {@code DriverManager}. Its neighbour in the same package that uses a data source opens sessions.
     */
    HIBERNATE(
            "Hibernate's own pool",
            PoolAction.UNKNOWN,
            List.of(
                    "org.hibernate.engine.jdbc.connections.internal.DriverManagerConnection",
                    "org.hibernate.engine.jdbc.connections.internal.DriverConnectionCreator",
                    "org.hibernate.engine.jdbc.connections.internal.BasicConnectionCreator"),
            List.of()),
    /** EclipseLink's own pool over {@code DriverManager}. */
    ECLIPSELINK(
            "EclipseLink's own pool",
            PoolAction.UNKNOWN,
            List.of(
                    "org.eclipse.persistence.sessions.DefaultConnector",
                    "org.eclipse.persistence.sessions.DirectConnector"),
            List.of());

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

    private final String title;
    private final PoolAction action;
    private final List<String> packages;
    private final List<String> fronts;

    KnownPool(String title, PoolAction action, List<String> packages, List<String> fronts) {
        this.title = title;
        this.action = action;
        this.packages = packages;
        this.fronts = fronts;
    }

    /** {@return the name people know it by} */
    public String title() {
        return title;
    }

    /** {@return what becomes of uncommitted changes at close} */
    public PoolAction poolAction() {
        return action;
    }

    /**
     * {@return whether this is a pool inside a library, without a data source of its own: what it opens is physical, and what it
     * lends is not seen}
     */
    public boolean lendsNoDataSource() {
        return this == HIBERNATE || this == ECLIPSELINK;
    }

    /** {@return the pool whose data source that class is, or extends, or null} */
    public static KnownPool ofFront(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (KnownPool pool : values()) {
                if (pool.fronts.contains(each.getName())) {
                    return pool;
                }
            }
        }
        return null;
    }

    /** {@return the pool that a class belongs to by its package, or null} */
    public static KnownPool ofClass(String className) {
        for (KnownPool pool : values()) {
            for (String prefix : pool.packages) {
                if (className.startsWith(prefix)) {
                    return pool;
                }
            }
        }
        return null;
    }
}
