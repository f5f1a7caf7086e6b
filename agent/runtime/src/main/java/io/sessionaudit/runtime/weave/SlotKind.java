package io.sessionaudit.runtime.weave;

import java.util.List;
import java.util.Set;

import io.sessionaudit.hooks.SessionAuditSlot;
import io.sessionaudit.hooks.SessionAuditTextSlot;

/** Which room a class gets for what the agent knows of its objects. */
enum SlotKind {
    /** None: it is looked up in a map. */
    NONE,
    /** As {@link SessionAuditSlot} says. */
    OBJECT,
    /** As {@link SessionAuditTextSlot} says. */
    STATEMENT;

    /** {@return the kind for a class of these roles} */
    static SlotKind of(Set<Role> roles) {
        if (Set.of(Role.XA_RESOURCE).containsAll(roles)) {
            return NONE;
        }
        return roles.contains(Role.STATEMENT) ? STATEMENT : OBJECT;
    }

    /** {@return the kind that a loaded class has: it must come out in the same shape, or the JVM refuses it} */
    static SlotKind ofLoaded(Class<?> loaded) {
        List<Class<?>> interfaces = List.of(loaded.getInterfaces());
        if (interfaces.contains(SessionAuditTextSlot.class)) {
            return STATEMENT;
        }
        return interfaces.contains(SessionAuditSlot.class) ? OBJECT : NONE;
    }
}
