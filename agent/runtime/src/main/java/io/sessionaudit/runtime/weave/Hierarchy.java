package io.sessionaudit.runtime.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the roles of a class from its supertypes, by reading the heads of their class files. No class is loaded; what was
 * found is remembered for each class loader, as long as that lives.
 *
 * <p>Threadsafe.
 */
final class Hierarchy {
    private static final Set<Role> NONE = Set.of();

    private final Map<ClassLoader, Map<String, Set<Role>>> known = Collections.synchronizedMap(new WeakHashMap<>());

    /** {@return the roles that the supertypes give to a class} */
    Set<Role> rolesOf(ClassGlance glance, ClassLoader loader) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (glance.superName() != null) {
            roles.addAll(rolesOf(glance.superName(), loader));
        }
        for (String name : glance.interfaces()) {
            roles.addAll(rolesOf(name, loader));
        }
        return roles;
    }

    /** {@return the roles of a type by its internal name} */
    Set<Role> rolesOf(String name, ClassLoader loader) {
        if (isJdk(name)) {
            return Role.ofJdkType(name);
        }
        Map<String, Set<Role>> ofLoader = known.computeIfAbsent(loader, key -> new ConcurrentHashMap<>());
        Set<Role> found = ofLoader.get(name);
        if (found == null) {
            found = read(name, loader);
            ofLoader.put(name, found);
        }
        return found;
    }

    private Set<Role> read(String name, ClassLoader loader) {
        String resource = name + ".class";
        try {
            InputStream in = loader == null
                    ? ClassLoader.getSystemResourceAsStream(resource)
                    : loader.getResourceAsStream(resource);
            if (in == null) {
                return NONE;
            }
            Set<Role> roles = rolesOf(ClassGlance.ofResource(in), loader);
            return roles.isEmpty() ? NONE : roles;
        } catch (IOException | RuntimeException e) {
            return NONE; // what cannot be read is not audited, and breaks nothing
        }
    }

    private static boolean isJdk(String name) {
        return name.startsWith("java/")
                || name.startsWith("javax/")
                || name.startsWith("jdk/")
                || name.startsWith("sun/")
                || name.startsWith("com/sun/");
    }
}
