package io.sessionaudit.runtime.weave;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import io.sessionaudit.runtime.woven.Role;

/**
 * What is known of a type by its class file and those of its supertypes.
 *
 * @param name the internal name
 * @param roles what it is
 * @param methods the names of those of its own methods that may be woven for some role, and are not abstract or static
 * @param slot the fields that objects of the class have, by itself or by a superclass
 * @param added the fields that the class itself gets
 * @param serializable whether it is {@code Serializable}
 * @param supertypes those of which something is known
 */
record TypeFacts(
        String name,
        Set<Role> roles,
        Set<String> methods,
        SlotKind slot,
        SlotKind added,
        boolean serializable,
        List<TypeFacts> supertypes) {
    /** Of no interest. */
    static final TypeFacts NOTHING =
            new TypeFacts("", Set.of(), Set.of(), SlotKind.NONE, SlotKind.NONE, false, List.of());

    /** Of no interest, but {@code Serializable}. */
    static final TypeFacts SERIALIZABLE =
            new TypeFacts("", Set.of(), Set.of(), SlotKind.NONE, SlotKind.NONE, true, List.of());

    /** {@return this, or a constant where there is nothing to know} */
    TypeFacts shared() {
        if (!roles.isEmpty() || !methods.isEmpty() || !supertypes.isEmpty()) {
            return this;
        }
        return serializable ? SERIALIZABLE : NOTHING;
    }

    /** Tells the supertypes that declare a method of some roles, and have not the role themselves. */
    void inheritedFrom(Set<Role> wanted, BiConsumer<String, Set<Role>> found) {
        supertypes.forEach(each -> each.lends(wanted, found));
    }

    private void lends(Set<Role> wanted, BiConsumer<String, Set<Role>> found) {
        Set<Role> lacking = EnumSet.noneOf(Role.class);
        for (Role role : wanted) {
            if (!roles.contains(role) && methods.stream().anyMatch(role.methods()::contains)) {
                lacking.add(role);
            }
        }
        if (!lacking.isEmpty()) {
            found.accept(name, lacking);
        }
        supertypes.forEach(each -> each.lends(wanted, found));
    }
}
