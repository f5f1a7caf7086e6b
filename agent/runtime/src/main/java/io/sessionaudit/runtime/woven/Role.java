package io.sessionaudit.runtime.woven;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sessionaudit.core.jdbc.KnownPool;

/** The role of a class for the weaver, according to the interfaces of JDBC that it implements. */
public enum Role {
    /** PostgreSQL's data sources inherit {@code getConnection} from a class that implements only CommonDataSource. */
    DATA_SOURCE(
            Set.of("javax/sql/DataSource", "javax/sql/CommonDataSource"),
            union(KnownPool.closeMethods(), "getConnection", "createConnectionBuilder")),
    /** Creates objects that lend connections on its behalf. */
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
            union(
                    KnownPool.unwrapMethods(),
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
                    "unwrap")),
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
        types = names.stream()
                .<Class<?>>map(Role::load)
                .filter(Objects::nonNull)
                .toList();
    }

    /** {@return the names of the methods that are woven in a class of this role} */
    public Set<String> methods() {
        return methods;
    }

    /** {@return the bit of this role in a set of roles} */
    public int bit() {
        return 1 << ordinal();
    }

    /**
     * {@return the roles in which an object of these roles is audited}
     *
     * <p>The connections of some pools, such as Druid and Tomcat JDBC, are also pooled connections that return
     * themselves.
     */
    public static Set<Role> audited(Set<Role> roles) {
        if (roles.contains(CONNECTION) && roles.contains(POOLED_CONNECTION)) {
            Set<Role> others = EnumSet.copyOf(roles);
            others.remove(POOLED_CONNECTION);
            return others;
        }
        return roles;
    }

    /** {@return the types of the JDK whose objects have this role, as far as this JVM has them} */
    public List<Class<?>> types() {
        return types;
    }

    /** {@return the roles of a loaded class, according to the types that it really implements} */
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

    /** {@return the roles of the classes that implement a type of the JDK} */
    public static Set<Role> ofJdkType(String internalName) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : values()) {
            if (role.names.contains(internalName)) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static Set<String> union(Set<String> methodsOfPools, String... others) {
        return Stream.concat(methodsOfPools.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }

    /** {@return the type, or null: Java 8 has no builders} */
    private static Class<?> load(String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
