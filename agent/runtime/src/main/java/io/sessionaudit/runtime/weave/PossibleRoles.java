package io.sessionaudit.runtime.weave;

import java.util.EnumSet;
import java.util.Set;

import io.sessionaudit.runtime.woven.Role;

/** The roles that a class may have according to its methods, if its supertypes are not known. */
final class PossibleRoles {
    private static final String CONNECTION = ")Ljava/sql/Connection;";
    private static final Set<String> STATEMENTS =
            Set.of(")Ljava/sql/Statement;", ")Ljava/sql/PreparedStatement;", ")Ljava/sql/CallableStatement;");
    private static final String RESULT_SET = ")Ljava/sql/ResultSet;";

    private PossibleRoles() {}

    /** {@return the roles; methods that other classes declare, too, such as {@code close}, prove nothing} */
    static Set<Role> of(ClassGlance glance) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        glance.forEachMethod((name, descriptor) -> {
            String result = descriptor.substring(descriptor.indexOf(')'));
            if (name.equals("getConnection") && result.equals(CONNECTION)) {
                roles.add(Role.DATA_SOURCE);
                roles.add(Role.POOLED_CONNECTION);
            } else if (Role.CONNECTION.methods().contains(name) && STATEMENTS.contains(result)) {
                roles.add(Role.CONNECTION);
            } else if (name.equals("executeQuery") && result.equals(RESULT_SET)) {
                roles.add(Role.STATEMENT);
            }
        });
        return roles;
    }
}
