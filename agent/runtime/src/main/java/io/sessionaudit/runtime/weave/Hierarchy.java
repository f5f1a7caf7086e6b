package io.sessionaudit.runtime.weave;

import java.io.Serializable;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.sessionaudit.runtime.woven.LoaderMap;
import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.SlotFields;

/**
 * Derives the roles of a class from its supertypes: from classes that were seen when they were loaded, or from the
 * class files where the loader's classes come from. No class of the application is loaded, and no class loader is
 * called. Results are cached for each class loader and do not keep it alive.
 *
 * <p>Threadsafe.
 */
final class Hierarchy {
    /** More than an application has; beyond, class files are read again. */
    private static final int MAX_NAMES = 50_000;

    private static final String PROXY = "java/lang/reflect/Proxy";

    private final LoaderMap<Map<String, TypeFacts>> known = new LoaderMap<>();
    private final Map<String, TypeFacts> jdk = new ConcurrentHashMap<>();
    private final Map<String, Boolean> jdkNames = new ConcurrentHashMap<>();
    private final ClassFiles files = new ClassFiles();

    /** The names of classes that were loaded before a field could be added. Others of the same name get none either. */
    private final Set<String> withoutField = ConcurrentHashMap.newKeySet();

    /** Records that a loaded class has no field. */
    void recordWithoutField(String name) {
        withoutField.add(name);
    }

    /** Records the roles of a class that is loaded already. */
    void recordLoaded(Class<?> type) {
        Set<Role> roles = Role.ofLoaded(type);
        String name = type.getName().replace('.', '/');
        remember(
                type.getClassLoader(),
                new TypeFacts(
                        name,
                        roles,
                        Set.of(),
                        SlotKind.NONE,
                        SlotKind.NONE,
                        Serializable.class.isAssignableFrom(type),
                        false,
                        List.of()));
    }

    /** Records where a class is loaded from. */
    void recordLocation(ClassLoader loader, String name, ProtectionDomain domain) {
        files.record(loader, name, domain);
    }

    /** {@return where class files are read from} */
    ClassFiles files() {
        return files;
    }

    /** {@return the roles of a class according to its supertypes} */
    Set<Role> rolesOf(ClassGlance glance, ClassLoader loader) {
        return factsOf(glance, loader).roles();
    }

    /** {@return whether a supertype of the class is known to have a role; reads nothing} */
    boolean isKnownRole(ClassGlance glance, ClassLoader loader) {
        Map<String, TypeFacts> ofLoader = known.get(loader);
        return isKnownRole(glance.superName(), ofLoader)
                || glance.interfaces().stream().anyMatch(name -> isKnownRole(name, ofLoader));
    }

    private static boolean isKnownRole(String name, Map<String, TypeFacts> ofLoader) {
        if (name == null) {
            return false;
        }
        TypeFacts facts = ofLoader == null ? null : ofLoader.get(name);
        return facts != null ? !facts.roles().isEmpty() : !Role.ofJdkType(name).isEmpty();
    }

    /** {@return the facts about a class that is being loaded, which are remembered for its subtypes} */
    TypeFacts factsOf(ClassGlance glance, ClassLoader loader) {
        TypeFacts facts = derive(glance, loader, 0);
        if (!facts.roles().isEmpty()) {
            remember(loader, facts);
        }
        return facts;
    }

    /** {@return the facts about a class of a loader, given its name and a class that refers to it} */
    TypeFacts factsOf(String name, String user, ClassLoader loader) {
        return factsOf(name, user, loader, 0);
    }

    /** Passes on the supertypes that are not known; the JVM loads them next. */
    void unknownSupertypes(ClassGlance glance, ClassLoader loader, Consumer<String> found) {
        List<String> names = new ArrayList<>(glance.interfaces());
        if (glance.superName() != null) {
            names.add(glance.superName());
        }
        for (String name : names) {
            if (factsOf(name, glance.name(), loader) == TypeFacts.UNKNOWN) {
                found.accept(name);
            }
        }
    }

    private void remember(ClassLoader loader, TypeFacts facts) {
        Map<String, TypeFacts> ofLoader = known.get(loader, ConcurrentHashMap::new);
        if (ofLoader.size() < MAX_NAMES) {
            ofLoader.put(facts.name(), facts);
        }
    }

    private TypeFacts derive(ClassGlance glance, ClassLoader loader, int depth) {
        TypeFacts above = glance.superName() == null
                ? TypeFacts.NOTHING
                : factsOf(glance.superName(), glance.name(), loader, depth + 1);
        List<TypeFacts> all = new ArrayList<>(List.of(above));
        glance.interfaces().forEach(name -> all.add(factsOf(name, glance.name(), loader, depth + 1)));
        Set<Role> roles = EnumSet.noneOf(Role.class);
        all.forEach(each -> roles.addAll(each.roles()));
        boolean serializable = all.stream().anyMatch(TypeFacts::serializable);
        boolean incomplete = all.stream().anyMatch(TypeFacts::incomplete);
        SlotKind added = SlotKind.NONE;
        if (above.slot() == SlotKind.NONE && !roles.isEmpty() && mayHaveField(glance, serializable)) {
            added = SlotKind.of(roles);
        }
        all.removeIf(TypeFacts::isShared);
        return new TypeFacts(
                        glance.name(),
                        roles,
                        glance.methods(SessionTransformer.METHODS_OF_ROLES),
                        added == SlotKind.NONE ? above.slot() : added,
                        added,
                        serializable,
                        incomplete,
                        all)
                .shared();
    }

    /** A field would change the computed serialVersionUID; serialized proxies have none. */
    private boolean mayHaveField(ClassGlance glance, boolean serializable) {
        return SlotFields.areUsable()
                && !glance.isInterface()
                && (!serializable || PROXY.equals(glance.superName()) || glance.declaresSerialVersion())
                && SessionTransformer.declaresMethods(glance)
                && !SessionTransformer.isExcluded(glance.name())
                && !withoutField.contains(glance.name());
    }

    private TypeFacts factsOf(String name, String user, ClassLoader loader, int depth) {
        if (isJdk(name)) {
            TypeFacts facts = jdk.get(name); // not computed under a lock of the map, because it loads the class
            if (facts == null) {
                facts = ofJdk(name);
                if (jdk.size() < MAX_NAMES) {
                    jdk.put(name, facts);
                }
            }
            return facts;
        }
        TypeFacts seen = seen(name, loader);
        if (seen != null) {
            return seen;
        }
        TypeFacts read = depth > TypeFacts.MAX_DEPTH ? TypeFacts.UNKNOWN : read(name, user, loader, depth);
        if (!read.incomplete()) {
            Map<String, TypeFacts> ofLoader = known.get(loader, ConcurrentHashMap::new);
            if (ofLoader.size() < MAX_NAMES) {
                ofLoader.putIfAbsent(name, read);
            }
        }
        return read;
    }

    /** {@return the facts about a type that the loader or one of its parents has loaded, or null} */
    private TypeFacts seen(String name, ClassLoader loader) {
        ClassLoader each = loader;
        for (int depth = 0; depth < TypeFacts.MAX_DEPTH; depth++) {
            Map<String, TypeFacts> ofLoader = known.get(each);
            TypeFacts facts = ofLoader == null ? null : ofLoader.get(name);
            if (facts != null) {
                return facts;
            }
            if (each == null) {
                return null;
            }
            each = each.getParent();
        }
        return null;
    }

    private TypeFacts read(String name, String user, ClassLoader loader, int depth) {
        byte[] file = files.find(loader, user, name);
        if (file == null) {
            return TypeFacts.UNKNOWN;
        }
        try {
            ClassGlance glance = new ClassGlance(file);
            return name.equals(glance.name()) ? derive(glance, loader, depth) : TypeFacts.UNKNOWN;
        } catch (RuntimeException e) {
            return TypeFacts.UNKNOWN; // no class file
        }
    }

    /** Loading a class of the JDK has no effect, because it is about to be loaded as a supertype. */
    private static TypeFacts ofJdk(String name) {
        Class<?> type = name.equals("java/lang/Object") ? null : loadFromPlatform(name);
        boolean serializable = type != null && Serializable.class.isAssignableFrom(type);
        return new TypeFacts(
                        name,
                        Role.ofJdkType(name),
                        Set.of(),
                        SlotKind.NONE,
                        SlotKind.NONE,
                        serializable,
                        false,
                        List.of())
                .shared();
    }

    private static Class<?> loadFromPlatform(String name) {
        try {
            return Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** Applications and libraries have classes in such packages, too, as GlassFish in {@code com.sun}. */
    private boolean isJdk(String name) {
        if (name.startsWith("java/")) {
            return true;
        }
        boolean maybe = name.startsWith("javax/")
                || name.startsWith("jdk/")
                || name.startsWith("sun/")
                || name.startsWith("com/sun/");
        if (!maybe) {
            return false;
        }
        Boolean found = jdkNames.get(name);
        if (found == null) {
            found = loadFromPlatform(name) != null;
            if (jdkNames.size() < MAX_NAMES) {
                jdkNames.put(name, found);
            }
        }
        return found;
    }
}
