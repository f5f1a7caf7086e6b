package io.sessionaudit.runtime.weave;

import java.util.Set;

import io.sessionaudit.runtime.woven.Role;

/**
 * How one class is woven.
 *
 * @param roles the roles of the class
 * @param inherited further roles of classes that inherit methods from it
 * @param added the fields that are added to the class itself
 * @param access how its methods access the data of an object
 */
record WeavingPlan(Set<Role> roles, Set<Role> inherited, SlotKind added, ContentAccess access) {
    /** {@return whether a {@code close} in the class may close a connection} */
    boolean closesConnections() {
        return roles.contains(Role.CONNECTION) || inherited.contains(Role.CONNECTION);
    }
}
