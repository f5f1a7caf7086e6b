package io.sessionaudit.runtime.woven;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records the woven classes by loader and name, because they are woven before they exist.
 *
 * <p>Threadsafe. Keeps no class loader alive.
 */
public final class WovenClasses {
    /** Reached only by an application that generates classes without limit. */
    private static final int MAX_SUPERTYPES = 10_000;

    private static final LoaderMap<Set<String>> CLOSES = new LoaderMap<>();

    /** By name only, because the code that is woven into them checks the class of each object. */
    private static final Map<String, Set<Role>> SUPERTYPES = new ConcurrentHashMap<>();

    private WovenClasses() {}

    /** Records whether the {@code close} that a class declares for connections is woven. */
    public static void recordClose(ClassLoader loader, String className, boolean woven) {
        if (woven) {
            CLOSES.get(loader, ConcurrentHashMap::newKeySet).add(className);
        } else {
            Set<String> ofLoader = CLOSES.get(loader);
            if (ofLoader != null) {
                ofLoader.remove(className);
            }
        }
    }

    /** {@return whether the {@code close} that a class declares is woven} */
    static boolean isCloseWoven(Class<?> declaring) {
        Set<String> ofLoader = CLOSES.get(declaring.getClassLoader());
        return ofLoader != null && ofLoader.contains(declaring.getName());
    }

    /**
     * Records that classes with these roles inherit methods of JDBC from a type that lacks the roles itself.
     *
     * @return whether this was not recorded before
     */
    public static boolean recordSupertype(String className, Set<Role> roles) {
        Set<Role> known = SUPERTYPES.get(className);
        if (known != null && known.containsAll(roles) || known == null && SUPERTYPES.size() >= MAX_SUPERTYPES) {
            return false;
        }
        Set<Role> all = EnumSet.copyOf(roles);
        SUPERTYPES.merge(className, all, (one, other) -> {
            Set<Role> both = EnumSet.copyOf(one);
            both.addAll(other);
            return both;
        });
        return true;
    }

    /**
     * {@return the roles of classes that inherit methods of JDBC from a type that lacks the roles; empty for most
     * types}
     */
    public static Set<Role> inheritedRoles(String className) {
        return SUPERTYPES.getOrDefault(className, Set.of());
    }
}
