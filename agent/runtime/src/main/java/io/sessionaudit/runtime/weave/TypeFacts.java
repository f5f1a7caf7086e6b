package io.sessionaudit.runtime.weave;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import io.sessionaudit.runtime.woven.Role;

/**
 * The facts about a type from its class file and those of its supertypes.
 *
 * @param name the internal name
 * @param roles the roles of the type
 * @param methods the names of its own methods that may be woven for a role and are neither abstract nor static
 * @param slot the fields of objects of the class, including those of superclasses
 * @param added the fields that are added to the class itself
 * @param serializable whether it is {@code Serializable}
 * @param incomplete whether a supertype is not known, so that there may be more roles
 * @param supertypes the supertypes, without those of no interest
 */
record TypeFacts(
        String name,
        Set<Role> roles,
        Set<String> methods,
        SlotKind slot,
        SlotKind added,
        boolean serializable,
        boolean incomplete,
        List<TypeFacts> supertypes) {
    /** Limit of the levels of a hierarchy and of parents of a class loader; a malformed class may extend itself. */
    static final int MAX_DEPTH = 100;

    /** A type of no interest. */
    static final TypeFacts NOTHING = constant(false, false);

    /** A type of no interest that is {@code Serializable}. */
    static final TypeFacts SERIALIZABLE = constant(true, false);

    /** A type whose class file is not found, because its loader defines it from memory, for example. */
    static final TypeFacts UNKNOWN = constant(false, true);

    private static TypeFacts constant(boolean serializable, boolean incomplete) {
        return new TypeFacts("", Set.of(), Set.of(), SlotKind.NONE, SlotKind.NONE, serializable, incomplete, List.of());
    }

    /** {@return this, or a constant if the type is of no interest} */
    TypeFacts shared() {
        if (!roles.isEmpty() || !methods.isEmpty() || !supertypes.isEmpty() || incomplete) {
            return this;
        }
        return serializable ? SERIALIZABLE : NOTHING;
    }

    /** {@return whether this is a constant, which represents many types} */
    boolean isShared() {
        return this == NOTHING || this == SERIALIZABLE || this == UNKNOWN;
    }

    /** Passes on the supertypes that declare a method of one of the roles without having the role. */
    void inheritedFrom(Set<Role> wanted, BiConsumer<String, Set<Role>> found) {
        supertypes.forEach(each -> each.collectLacking(wanted, found));
    }

    private void collectLacking(Set<Role> wanted, BiConsumer<String, Set<Role>> found) {
        Set<Role> lacking = EnumSet.noneOf(Role.class);
        for (Role role : wanted) {
            if (!roles.contains(role) && methods.stream().anyMatch(role.methods()::contains)) {
                lacking.add(role);
            }
        }
        if (!lacking.isEmpty()) {
            found.accept(name, lacking);
        }
        supertypes.forEach(each -> each.collectLacking(wanted, found));
    }
}
