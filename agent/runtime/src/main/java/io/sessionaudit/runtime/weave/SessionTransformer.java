package io.sessionaudit.runtime.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sessionaudit.runtime.woven.ClassShape;
import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.WovenClasses;

/**
 * Looks at every class that is loaded, and has the few that matter woven.
 *
 * <p>Cheap first: the package, then the names of the declared methods, then the supertypes; only then Byte Buddy.
 */
public final class SessionTransformer implements ClassFileTransformer {
    private static final Set<String> METHODS = Set.of(
            "getConnection",
            "getPooledConnection",
            "getXAConnection",
            "createConnectionBuilder",
            "createPooledConnectionBuilder",
            "createXAConnectionBuilder",
            "isSameRM", // stands for start and end, which many classes have that are no XAResource
            "close",
            "abort",
            "commit",
            "rollback",
            "setAutoCommit",
            "setSavepoint",
            "createStatement",
            "prepareStatement",
            "prepareCall",
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "executeBatch",
            "executeLargeBatch",
            "addBatch",
            "getUpdateCount",
            "getLargeUpdateCount",
            "insertRow",
            "updateRow",
            "deleteRow");

    /** Methods whose names are too common to look at every class that has one: these with these results only. */
    private static final Set<String> BUILD = Set.of(
            "build()Ljava/sql/Connection;", "build()Ljavax/sql/PooledConnection;", "build()Ljavax/sql/XAConnection;");

    private static final String DRIVER_MANAGER = "java/sql/DriverManager";

    private static final String SCOPE_EVENTS = "io/sessionaudit/scope/ScopeEvents";

    /** The scope API's own data source lends what its session has borrowed: that is no borrow. */
    private static final String SCOPE_DATA_SOURCE = "io/sessionaudit/scope/BoundDataSource";

    /** The names of all methods that may be woven. */
    static final Set<String> METHODS_OF_ROLES =
            Stream.of(Role.values()).flatMap(role -> role.methods().stream()).collect(Collectors.toUnmodifiableSet());

    private static final ClassLoader NO_LOADER = new ClassLoader(null) {};
    private static final ClassLoader ISOLATED = isolatedLoader();

    private final Hierarchy hierarchy = new Hierarchy();
    private final BiConsumer<String, Throwable> failures;
    private final WarmWeaver weaver = new WarmWeaver();
    private final LateWeaver lateWeaver;

    /**
     * A transformer.
     *
     * @param failures is told the name of a class that could not be woven, or not all of it, and why
     */
    public SessionTransformer(Instrumentation instrumentation, BiConsumer<String, Throwable> failures) {
        this.failures = failures;
        lateWeaver = new LateWeaver(instrumentation, failures);
    }

    /** Notes which classes are loaded already and can get no field; to be called before classes are given to this. */
    public void recordLoaded(Class<?>[] loaded) {
        for (Class<?> type : loaded) {
            if (isOfInterest(type) && SlotKind.ofLoaded(type) == SlotKind.NONE) {
                hierarchy.recordWithoutField(type.getName().replace('.', '/'));
            }
        }
    }

    /**
     * Has the weaver made ready on a thread of its own, so that no thread of the application has to do that when the first
     * class comes that qualifies. On a single processor that thread would only be in the way.
     */
    public void warmUp() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            weaver.warmUp();
        }
    }

    /**
     * The methods of a loaded class are to be woven where it inherits them from; for one of which that was not known when it was
     * loaded. Returns at once.
     */
    public void weaveSupertypes(Class<?> type) {
        LoadedClasses.recordSupertypes(
                type, Role.audited(Role.ofLoaded(type)), each -> lateWeaver.weaveSupertype(each.getName()));
    }

    @Override
    public byte[] transform(
            Module module,
            ClassLoader loader,
            String className,
            Class<?> redefined,
            ProtectionDomain domain,
            byte[] classFile) {
        String name = className == null ? nameOf(classFile) : className;
        if (name == null || isNeverOfInterest(name, loader)) {
            return null;
        }
        try {
            return weave(loader, name, redefined, classFile);
        } catch (Throwable e) { // whatever it is, the class must load
            failures.accept(name.replace('/', '.'), e);
            return null;
        }
    }

    /** The JVM does not tell the name of a class that is defined without one, as older generators of classes do. */
    private static String nameOf(byte[] classFile) {
        try {
            return new ClassGlance(classFile).name();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** {@return whether a class that is loaded has something to weave} */
    static boolean isOfInterest(Class<?> loaded) {
        if (loaded.isArray() || loaded.isPrimitive() || loaded.isHidden()) {
            return false;
        }
        String name = loaded.getName().replace('.', '/');
        return !isNeverOfInterest(name, loaded.getClassLoader())
                && (name.equals(DRIVER_MANAGER)
                        || name.equals(SCOPE_EVENTS)
                        || !Role.ofLoaded(loaded).isEmpty());
    }

    /** {@return whether a class belongs to the JDK, which is not woven} */
    static boolean isOfJdk(Class<?> type) {
        return isExcluded(type.getName().replace('.', '/'));
    }

    /** {@return whether a class declares a method that makes it worth to read its supertypes} */
    static boolean declaresMethods(ClassGlance glance) {
        return glance.declaresAny(METHODS, "build", BUILD);
    }

    /** @param loaded the class, where it is loaded already: it tells more than what its loader shows */
    private byte[] weave(ClassLoader loader, String className, Class<?> loaded, byte[] classFile) {
        if (className.equals(DRIVER_MANAGER)) {
            return weaver.get().weaveDriverManager(loader, className, classFile);
        }
        if (className.equals(SCOPE_EVENTS)) {
            return weaver.get().weaveScopeEvents(loader, className, classFile);
        }
        ClassGlance glance = new ClassGlance(classFile);
        Set<Role> inherited = WovenClasses.inheritedRoles(className);
        lateWeaver.isWoven(className);
        if (inherited.isEmpty() && !declaresMethods(glance) && !hierarchy.isKnownRole(glance, loader)) {
            return null;
        }
        WeavingPlan plan = loaded == null ? plan(glance, loader, inherited) : plan(loaded, glance, inherited);
        if (plan.roles().isEmpty() && plan.inherited().isEmpty()
                || !glance.declaresAny(METHODS_OF_ROLES, "", Set.of())) {
            return null;
        }
        return weave(loader, className, plan, classFile);
    }

    private WeavingPlan plan(ClassGlance glance, ClassLoader loader, Set<Role> inherited) {
        TypeFacts facts = hierarchy.factsOf(glance, loader);
        Set<Role> roles = Role.audited(facts.roles());
        facts.inheritedFrom(roles, (name, lacking) -> {
            if (WovenClasses.recordSupertype(name, lacking)) {
                lateWeaver.weaveSupertype(name);
            }
        });
        ContentAccess access = access(facts.slot());
        if (access != ContentAccess.LOOKUP && facts.added() == SlotKind.NONE) {
            lateWeaver.checkField(glance.name());
        }
        return new WeavingPlan(roles, lacking(inherited, facts.roles()), facts.added(), access);
    }

    private WeavingPlan plan(Class<?> loaded, ClassGlance glance, Set<Role> inherited) {
        Set<Role> roles = Role.ofLoaded(loaded);
        SlotKind added = SlotKind.ofLoaded(loaded);
        ClassShape shape = ClassShape.of(loaded);
        SlotKind slot = shape.hasText() ? SlotKind.STATEMENT : shape.hasContent() ? SlotKind.OBJECT : SlotKind.NONE;
        if (added == SlotKind.NONE && !roles.isEmpty()) {
            hierarchy.recordWithoutField(glance.name());
        }
        return new WeavingPlan(Role.audited(roles), lacking(inherited, roles), added, access(slot));
    }

    private static ContentAccess access(SlotKind slot) {
        return switch (slot) {
            case NONE -> ContentAccess.LOOKUP;
            case OBJECT -> ContentAccess.FIELD;
            case STATEMENT -> ContentAccess.FIELD_AND_TEXT;
        };
    }

    private static Set<Role> lacking(Set<Role> inherited, Set<Role> own) {
        if (inherited.isEmpty()) {
            return inherited;
        }
        Set<Role> rest = EnumSet.copyOf(inherited);
        rest.removeAll(own);
        return rest;
    }

    private byte[] weave(ClassLoader loader, String className, WeavingPlan plan, byte[] classFile) {
        String name = className.replace('/', '.');
        try {
            WovenClass woven = weaver.get().weave(loader, className, plan, classFile);
            WovenClasses.recordClose(loader, name, woven.closeIsWoven());
            if (woven.tooLarge() != null) {
                failures.accept(name, woven.tooLarge());
            }
            return woven.classFile();
        } catch (Throwable e) { // whatever it is, the class must load
            WovenClasses.recordClose(loader, name, false);
            failures.accept(name, e);
            // Woven subclasses read the field.
            return plan.added() == SlotKind.NONE ? null : Weaver.addFieldsOnly(plan.added(), classFile);
        }
    }

    private static boolean isNeverOfInterest(String className, ClassLoader loader) {
        return loader == ISOLATED || isExcluded(className) && !className.equals(DRIVER_MANAGER);
    }

    /** {@return whether no class of this name is woven like others} */
    static boolean isExcluded(String className) {
        return className.startsWith("java/")
                || className.startsWith("javax/sql/")
                || className.equals(SCOPE_DATA_SOURCE)
                || className.startsWith("jdk/internal/")
                || className.startsWith("sun/")
                || className.startsWith("net/bytebuddy/");
    }

    /** The agent's own loader; in the project's own tests agent and application share one, which is not to be skipped. */
    private static ClassLoader isolatedLoader() {
        ClassLoader own = SessionTransformer.class.getClassLoader();
        return own == ClassLoader.getSystemClassLoader() ? NO_LOADER : own;
    }
}
