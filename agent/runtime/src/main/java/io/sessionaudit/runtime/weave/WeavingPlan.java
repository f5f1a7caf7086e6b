package io.sessionaudit.runtime.weave;

import java.util.Set;

import io.sessionaudit.runtime.woven.Role;

/**
 * What is to be done with one class.
 *
 * @param roles what the class is
 * @param inherited further roles, of other classes that inherit methods from it
 * @param added the fields that the class itself gets
 * @param access how its methods get at the content of an object
 */
record WeavingPlan(Set<Role> roles, Set<Role> inherited, SlotKind added, ContentAccess access) {
    /** {@return whether a {@code close} in the class may close a connection} */
    boolean closesConnections() {
        return roles.contains(Role.CONNECTION) || inherited.contains(Role.CONNECTION);
    }
}
