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
 * @param supertypes the supertypes, without those of no interest
 */
record TypeFacts(
        String name,
        Set<Role> roles,
        Set<String> methods,
        SlotKind slot,
        SlotKind added,
        boolean serializable,
        List<TypeFacts> supertypes) {
    /** A type of no interest. */
    static final TypeFacts NOTHING =
            new TypeFacts("", Set.of(), Set.of(), SlotKind.NONE, SlotKind.NONE, false, List.of());

    /** A type of no interest that is {@code Serializable}. */
    static final TypeFacts SERIALIZABLE =
            new TypeFacts("", Set.of(), Set.of(), SlotKind.NONE, SlotKind.NONE, true, List.of());

    /** {@return this, or a constant if the type is of no interest} */
    TypeFacts shared() {
        if (!roles.isEmpty() || !methods.isEmpty() || !supertypes.isEmpty()) {
            return this;
        }
        return serializable ? SERIALIZABLE : NOTHING;
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
