package io.sessionaudit.runtime.weave;

import java.util.EnumSet;
import java.util.Set;

/** What a class can be to the agent, by the interfaces of JDBC it implements. */
enum Role {
    DATA_SOURCE("javax/sql/DataSource"),
    CONNECTION("java/sql/Connection"),
    STATEMENT("java/sql/Statement"),
    RESULT_SET("java/sql/ResultSet");

    private final String root;

    Role(String root) {
        this.root = root;
    }

    /** {@return the roles that a type of the JDK gives} */
    static Set<Role> ofJdkType(String internalName) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : values()) {
            if (role.root.equals(internalName)) {
                roles.add(role);
            }
        }
        if (internalName.equals("java/sql/PreparedStatement") || internalName.equals("java/sql/CallableStatement")) {
            roles.add(STATEMENT);
        }
        return roles;
    }
}
