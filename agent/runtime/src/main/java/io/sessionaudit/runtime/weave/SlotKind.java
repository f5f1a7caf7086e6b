package io.sessionaudit.runtime.weave;

import java.util.Set;

import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.SlotFields;

/** The fields that are added to a class. */
enum SlotKind {
    /** No field; the data of its objects is looked up in a map. */
    NONE,
    /** {@link SlotFields#CONTENT}. */
    OBJECT,
    /** {@link SlotFields#CONTENT} and {@link SlotFields#TEXT}. */
    STATEMENT;

    /** {@return the kind for a class of these roles} */
    static SlotKind of(Set<Role> roles) {
        if (Set.of(Role.XA_RESOURCE).containsAll(roles)) {
            return NONE;
        }
        return roles.contains(Role.STATEMENT) ? STATEMENT : OBJECT;
    }

    /** {@return the kind that a loaded class has; a retransformation must not change it} */
    static SlotKind ofLoaded(Class<?> loaded) {
        if (!SlotFields.declares(loaded, SlotFields.CONTENT)) {
            return NONE;
        }
        return SlotFields.declares(loaded, SlotFields.TEXT) ? STATEMENT : OBJECT;
    }
}
