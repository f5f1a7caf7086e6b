package io.sessionaudit.runtime.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sessionaudit.runtime.origin.CodeSourceRecorder;
import io.sessionaudit.runtime.tracing.TracingApis;
import io.sessionaudit.runtime.woven.ClassShape;
import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.WovenClasses;

/**
 * Checks every class that is loaded, and weaves the JDBC classes.
 *
 * <p>Records the code source of each class. The cheapest check is first: the package, the names of the declared
 * methods, the supertypes, and only then Byte Buddy.
 */
public final class SessionTransformer implements ClassFileTransformer {
    private static final Set<String> METHODS = Set.of(
            "getConnection",
            "getPooledConnection",
            "getXAConnection",
            "createConnectionBuilder",
            "createPooledConnectionBuilder",
            "createXAConnectionBuilder",
            "isSameRM", // instead of start and end, which many other classes declare
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

    /** The name is too common to check every class that declares it, so the return type must match, too. */
    private static final Set<String> BUILD = Set.of(
            "build()Ljava/sql/Connection;", "build()Ljavax/sql/PooledConnection;", "build()Ljavax/sql/XAConnection;");

    private static final String DRIVER_MANAGER = "java/sql/DriverManager";

    private static final String SCOPE_EVENTS = "io/sessionaudit/scope/ScopeEvents";

    /** The scope API's data source returns the connection of its session, which is not a borrow. */
    private static final String SCOPE_DATA_SOURCE = "io/sessionaudit/scope/BoundDataSource";

    /** The names of all methods that may be woven. */
    static final Set<String> METHODS_OF_ROLES =
            Stream.of(Role.values()).flatMap(role -> role.methods().stream()).collect(Collectors.toUnmodifiableSet());

    private static final ClassLoader NO_LOADER = new ClassLoader(null) {};
    private static final ClassLoader ISOLATED = isolatedLoader();

    private final Hierarchy hierarchy = new Hierarchy();
    private final BiConsumer<String, Throwable> failures;
    private final CodeSourceRecorder codeSources;
    private final TracingApis tracingApis;
    private final WarmWeaver weaver = new WarmWeaver();
    private final LateWeaver lateWeaver;
    private final Instrumentation instrumentation;
    private final ArchivedNests archive = ArchivedNests.ofThisJvm();

    /**
     * Creates a transformer that is not registered.
     *
     * @param failures accepts the name of a class that could not be woven completely, and the cause
     * @param codeSources records where each class was loaded from
     * @param tracingApis records the loaders of OpenTelemetry's API
     */
    public SessionTransformer(
            Instrumentation instrumentation,
            BiConsumer<String, Throwable> failures,
            CodeSourceRecorder codeSources,
            TracingApis tracingApis) {
        this.failures = failures;
        this.instrumentation = instrumentation;
        this.codeSources = codeSources;
        this.tracingApis = tracingApis;
        lateWeaver = new LateWeaver(instrumentation, failures);
    }

    /**
     * Records the classes that are already loaded, to which no field can be added; to be called before registration.
     */
    public void recordLoaded(Class<?>[] loaded) {
        for (Class<?> type : loaded) {
            if (isOfInterest(type) && SlotKind.ofLoaded(type) == SlotKind.NONE) {
                hierarchy.recordWithoutField(type.getName().replace('.', '/'));
                hierarchy.recordLoaded(type);
            }
        }
    }

    /**
     * Initializes the weaver on a separate thread, so that no thread of the application has to do it for the first
     * JDBC class. Does nothing on a single processor, where the thread would only delay the application.
     */
    public void warmUp() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            weaver.warmUp();
        }
    }

    /**
     * Weaves a loaded class of connections whose {@code close} is not woven, and the supertypes that it inherits
     * methods from, if this was not known when they were loaded. Runs on the application's thread, once for a class.
     */
    public void weaveNow(Class<?> type) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (isOfInterest(each) && instrumentation.isModifiableClass(each)) {
                types.add(each);
            }
        }
        LoadedClasses.recordSupertypes(type, Role.audited(Role.ofLoaded(type)), types::add);
        LoadedClasses.retransform(instrumentation, types, failures);
    }

    /** Completes what an archive of classes needs that the JVM writes at its end. */
    public void finish() {
        archive.finish(instrumentation, failures);
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String className, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        String name = className == null ? nameOf(classFile) : className;
        if (name == null || isNeverOfInterest(name, loader)) {
            return null;
        }
        try {
            codeSources.record(loader, name, domain);
            tracingApis.recordLoading(loader, name);
            return Privileged.call(() -> weave(loader, name, redefined, domain, classFile));
        } catch (Throwable e) { // of any type, because the class must load
            if (StoppedThread.isCauseOf(e)) {
                StoppedThread.stopAfterTransformation(Thread.currentThread());
                return transform(loader, className, redefined, domain, classFile);
            }
            failures.accept(name.replace('/', '.'), e);
            return null;
        }
    }

    /** Reads the name from the class file, because some class generators define classes without passing the name. */
    private static String nameOf(byte[] classFile) {
        try {
            return new ClassGlance(classFile).name();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** {@return whether a loaded class has methods to weave} */
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

    /** {@return whether a class belongs to the JDK and is not woven} */
    static boolean isOfJdk(Class<?> type) {
        return isExcluded(type.getName().replace('.', '/'));
    }

    /** {@return whether a class declares a method for which its supertypes have to be read} */
    static boolean declaresMethods(ClassGlance glance) {
        return glance.declaresAny(METHODS, "build", BUILD);
    }

    /**
     * @param loaded the class if it is already loaded, which is more reliable than the class files of its loader; or
     * null
     */
    private byte[] weave(
            ClassLoader loader, String className, Class<?> loaded, ProtectionDomain domain, byte[] classFile) {
        hierarchy.recordLocation(loader, className, domain);
        if (className.equals(DRIVER_MANAGER)) {
            return weaver.get().weaveDriverManager(className, classFile);
        }
        if (className.equals(SCOPE_EVENTS)) {
            return weaver.get().weaveScopeEvents(className, classFile);
        }
        ClassGlance glance = new ClassGlance(classFile);
        Set<Role> inherited = WovenClasses.inheritedRoles(className);
        lateWeaver.isWoven(className);
        if (inherited.isEmpty() && !declaresMethods(glance) && !hierarchy.isKnownRole(glance, loader)) {
            return archive.exclude(glance, loader, hierarchy, classFile);
        }
        WeavingPlan plan = loaded == null ? plan(glance, loader, inherited) : plan(loaded, glance, inherited);
        if (plan.roles().isEmpty() && plan.inherited().isEmpty()
                || !glance.declaresAny(METHODS_OF_ROLES, "", Set.of())) {
            return archive.exclude(glance, loader, hierarchy, classFile);
        }
        archive.recordWoven(className);
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
        Set<Role> possible = facts.incomplete() ? withPossibleRoles(glance, loader, roles, inherited) : inherited;
        return new WeavingPlan(roles, lacking(possible, facts.roles()), facts.added(), access);
    }

    /**
     * {@return the roles that are checked for each object, if not all supertypes are known} The JVM loads the unknown
     * ones next.
     */
    private Set<Role> withPossibleRoles(ClassGlance glance, ClassLoader loader, Set<Role> known, Set<Role> inherited) {
        Set<Role> passedOn = union(known, inherited);
        if (!passedOn.isEmpty()) {
            hierarchy.unknownSupertypes(glance, loader, name -> {
                if (WovenClasses.recordSupertype(name, passedOn)) {
                    lateWeaver.weaveSupertype(name);
                }
            });
        }
        lateWeaver.checkRole(glance.name());
        return union(PossibleRoles.of(glance), inherited);
    }

    private static Set<Role> union(Set<Role> one, Set<Role> other) {
        Set<Role> both = EnumSet.noneOf(Role.class);
        both.addAll(one);
        both.addAll(other);
        return both;
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
        if (plan.roles().contains(Role.DATA_SOURCE)) {
            codeSources.recordDataSource(className);
        }
        try {
            WovenClass woven = weaver.get().weave(hierarchy.files(), loader, className, plan, classFile);
            WovenClasses.recordClose(loader, name, woven.closeIsWoven());
            if (woven.tooLarge() != null) {
                failures.accept(name, woven.tooLarge());
            }
            return woven.classFile();
        } catch (Throwable e) { // of any type, because the class must load
            if (StoppedThread.isCauseOf(e)) {
                throw e;
            }
            WovenClasses.recordClose(loader, name, false);
            failures.accept(name, e);
            // Woven subclasses access the field.
            return plan.added() == SlotKind.NONE ? null : Weaver.addFieldsOnly(plan.added(), classFile);
        }
    }

    private static boolean isNeverOfInterest(String className, ClassLoader loader) {
        return loader == ISOLATED || isExcluded(className) && !className.equals(DRIVER_MANAGER);
    }

    /** {@return whether classes of this name are not woven like others} */
    static boolean isExcluded(String className) {
        return className.startsWith("java/")
                || className.startsWith("javax/sql/")
                || className.startsWith("javax/transaction/xa/")
                || className.equals(SCOPE_DATA_SOURCE)
                || className.startsWith("jdk/internal/")
                || className.startsWith("sun/")
                || className.startsWith("net/bytebuddy/");
    }

    /** The agent's own loader. In unit tests, agent and application share a loader, which must not be skipped. */
    private static ClassLoader isolatedLoader() {
        ClassLoader own = SessionTransformer.class.getClassLoader();
        return own == ClassLoader.getSystemClassLoader() ? NO_LOADER : own;
    }
}
