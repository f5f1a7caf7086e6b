package io.sessionaudit.runtime.weave;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

    private final Set<String> names;
    private final List<Class<?>> types;

    Role(String... names) {
        this.names = Set.of(names);
        this.types = Stream.of(names).<Class<?>>map(Role::load).toList();
    }

    /** {@return the roles of a class that is loaded, by itself and not by what its loader shows} */
    static Set<Role> ofLoaded(Class<?> loaded) {
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
    static Set<Role> ofJdkType(String internalName) {
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
