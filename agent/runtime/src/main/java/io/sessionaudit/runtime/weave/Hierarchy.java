package io.sessionaudit.runtime.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.SlotFields;

/**
 * Derives the roles of a class from its supertypes by reading their class files. No class of the application is loaded.
 * Results are cached for each class loader and do not keep it alive.
 *
 * <p>Threadsafe.
 */
final class Hierarchy {
    private static final String PROXY = "java/lang/reflect/Proxy";

    private final Map<ClassLoader, Map<String, TypeFacts>> known = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<String, TypeFacts> jdk = new ConcurrentHashMap<>();

    /** The names of classes that were loaded before a field could be added. Others of the same name get none either. */
    private final Set<String> withoutField = ConcurrentHashMap.newKeySet();

    /** Records that a loaded class has no field. */
    void recordWithoutField(String name) {
        withoutField.add(name);
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
        return facts != null
                ? !facts.roles().isEmpty()
                : isJdk(name) && !Role.ofJdkType(name).isEmpty();
    }

    /** {@return the facts about a class} */
    TypeFacts factsOf(ClassGlance glance, ClassLoader loader) {
        TypeFacts above = glance.superName() == null ? TypeFacts.NOTHING : factsOf(glance.superName(), loader);
        List<TypeFacts> all = new ArrayList<>(List.of(above));
        glance.interfaces().forEach(name -> all.add(factsOf(name, loader)));
        Set<Role> roles = EnumSet.noneOf(Role.class);
        all.forEach(each -> roles.addAll(each.roles()));
        boolean serializable = all.stream().anyMatch(TypeFacts::serializable);
        SlotKind added = SlotKind.NONE;
        if (above.slot() == SlotKind.NONE && !roles.isEmpty() && mayHaveField(glance, serializable)) {
            added = SlotKind.of(roles);
        }
        all.removeIf(each -> each == TypeFacts.NOTHING || each == TypeFacts.SERIALIZABLE);
        return new TypeFacts(
                        glance.name(),
                        roles,
                        glance.methods(SessionTransformer.METHODS_OF_ROLES),
                        added == SlotKind.NONE ? above.slot() : added,
                        added,
                        serializable,
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

    private TypeFacts factsOf(String name, ClassLoader loader) {
        if (isJdk(name)) {
            return found(name, jdk, loader);
        }
        return found(name, known.computeIfAbsent(loader, key -> new ConcurrentHashMap<>()), loader);
    }

    /** Not locked, because reading may load classes, which re-enters this method. */
    private TypeFacts found(String name, Map<String, TypeFacts> among, ClassLoader loader) {
        TypeFacts found = among.get(name);
        if (found == null) {
            found = isJdk(name) ? ofJdk(name) : read(name, loader);
            among.put(name, found);
        }
        return found;
    }

    private TypeFacts read(String name, ClassLoader loader) {
        String resource = name + ".class";
        try {
            InputStream in = loader == null
                    ? ClassLoader.getSystemResourceAsStream(resource)
                    : loader.getResourceAsStream(resource);
            return in == null ? TypeFacts.NOTHING : factsOf(ClassGlance.ofResource(in), loader);
        } catch (IOException | RuntimeException e) {
            return TypeFacts.NOTHING; // a class that cannot be read is not audited
        }
    }

    /** Loading a class of the JDK has no effect, because it is about to be loaded as a supertype. */
    private static TypeFacts ofJdk(String name) {
        Set<Role> roles = Role.ofJdkType(name);
        boolean serializable = isSerializable(name);
        return new TypeFacts(name, roles, Set.of(), SlotKind.NONE, SlotKind.NONE, serializable, List.of()).shared();
    }

    private static boolean isSerializable(String name) {
        if (name.equals("java/lang/Object")) {
            return false;
        }
        try {
            return Serializable.class.isAssignableFrom(
                    Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
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
