package io.sessionaudit.runtime.woven;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a class can be to the agent, by the interfaces of JDBC it implements. */
public enum Role {
    /** PostgreSQL's data sources inherit {@code getConnection} from a class that is a mere CommonDataSource. */
    DATA_SOURCE(
            Set.of("javax/sql/DataSource", "javax/sql/CommonDataSource"),
            Set.of("getConnection", "createConnectionBuilder", "close", "shutdown", "dispose", "terminate")),
    /** Makes what hands out connections in its name. */
    FACTORY(
            Set.of(
                    "javax/sql/ConnectionPoolDataSource",
                    "javax/sql/XADataSource",
                    "javax/sql/PooledConnectionBuilder",
                    "javax/sql/XAConnectionBuilder"),
            Set.of(
                    "getPooledConnection",
                    "getXAConnection",
                    "createPooledConnectionBuilder",
                    "createXAConnectionBuilder",
                    "build")),
    POOLED_CONNECTION(Set.of("javax/sql/PooledConnection", "javax/sql/XAConnection"), Set.of("getConnection")),
    BUILDER(Set.of("java/sql/ConnectionBuilder"), Set.of("build")),
    CONNECTION(
            Set.of("java/sql/Connection"),
            Set.of(
                    "close",
                    "abort",
                    "commit",
                    "rollback",
                    "setSavepoint",
                    "releaseSavepoint",
                    "setAutoCommit",
                    "getAutoCommit",
                    "setTransactionIsolation",
                    "getTransactionIsolation",
                    "setReadOnly",
                    "isReadOnly",
                    "setCatalog",
                    "getCatalog",
                    "setSchema",
                    "getSchema",
                    "setHoldability",
                    "getHoldability",
                    "setTypeMap",
                    "getTypeMap",
                    "setNetworkTimeout",
                    "getNetworkTimeout",
                    "setClientInfo",
                    "getClientInfo",
                    "getWarnings",
                    "clearWarnings",
                    "createStatement",
                    "prepareStatement",
                    "prepareCall",
                    "nativeSQL",
                    "createArrayOf",
                    "createBlob",
                    "createClob",
                    "createNClob",
                    "createSQLXML",
                    "createStruct",
                    "getMetaData",
                    "isValid",
                    "isWrapperFor",
                    "unwrap",
                    "getConnection",
                    "getDelegate",
                    "getInnermostDelegate")),
    STATEMENT(
            Set.of("java/sql/Statement", "java/sql/PreparedStatement", "java/sql/CallableStatement"),
            Set.of(
                    "execute",
                    "executeQuery",
                    "executeUpdate",
                    "executeLargeUpdate",
                    "executeBatch",
                    "executeLargeBatch",
                    "addBatch",
                    "getConnection",
                    "getResultSet",
                    "getUpdateCount",
                    "getLargeUpdateCount")),
    RESULT_SET(Set.of("java/sql/ResultSet"), Set.of("next", "insertRow", "updateRow", "deleteRow")),
    XA_RESOURCE(Set.of("javax/transaction/xa/XAResource"), Set.of("start", "end", "commit", "rollback", "forget"));

    private final Set<String> names;
    private final Set<String> methods;
    private final List<Class<?>> types;

    Role(Set<String> names, Set<String> methods) {
        this.names = names;
        this.methods = methods;
        types = names.stream().<Class<?>>map(Role::load).toList();
    }

    /** {@return the names of the methods that are woven in a class of this role} */
    public Set<String> methods() {
        return methods;
    }

    /** {@return the bit that stands for this role} */
    public int bit() {
        return 1 << ordinal();
    }

    /**
     * {@return the roles in which an object of these roles is audited}
     *
     * <p>Druid's and Tomcat's connections are pooled connections, too; what they hand out is themselves.
     */
    public static Set<Role> audited(Set<Role> roles) {
        if (roles.contains(CONNECTION) && roles.contains(POOLED_CONNECTION)) {
            Set<Role> others = EnumSet.copyOf(roles);
            others.remove(POOLED_CONNECTION);
            return others;
        }
        return roles;
    }

    /** {@return the roles of a class that is loaded, by itself and not by what its loader shows} */
    public static Set<Role> ofLoaded(Class<?> loaded) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : values()) {
            for (Class<?> type : role.types) {
                if (type.isAssignableFrom(loaded)) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    /** {@return the roles that a type of the JDK gives} */
    public static Set<Role> ofJdkType(String internalName) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : values()) {
            if (role.names.contains(internalName)) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static Class<?> load(String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e); // without java.sql no agent starts
        }
    }
}
