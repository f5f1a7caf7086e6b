package io.sessionaudit.runtime.weave;

import java.util.EnumSet;
import java.util.Set;

/** What a class can be to the agent, by the interfaces of JDBC it implements. */
enum Role {
    /** PostgreSQL's data sources inherit {@code getConnection} from a class that is a mere CommonDataSource. */
    DATA_SOURCE("javax/sql/DataSource", "javax/sql/CommonDataSource"),
    /** Makes what hands out connections in its name. */
    FACTORY(
            "javax/sql/ConnectionPoolDataSource",
            "javax/sql/XADataSource",
            "javax/sql/PooledConnectionBuilder",
            "javax/sql/XAConnectionBuilder"),
    POOLED_CONNECTION("javax/sql/PooledConnection", "javax/sql/XAConnection"),
    BUILDER("java/sql/ConnectionBuilder"),
    CONNECTION("java/sql/Connection"),
    STATEMENT("java/sql/Statement", "java/sql/PreparedStatement", "java/sql/CallableStatement"),
    RESULT_SET("java/sql/ResultSet"),
    XA_RESOURCE("javax/transaction/xa/XAResource");

    private final Set<String> types;

    Role(String... types) {
        this.types = Set.of(types);
    }

    /** {@return the roles that a type of the JDK gives} */
    static Set<Role> ofJdkType(String internalName) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : values()) {
            if (role.types.contains(internalName)) {
                roles.add(role);
            }
        }
        return roles;
    }
}
