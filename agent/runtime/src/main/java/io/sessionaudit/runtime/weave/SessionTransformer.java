package io.sessionaudit.runtime.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;

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

    /** Hands out connections, but is no {@code DataSource}: the one that is inherits the method. */
    private static final String TOMCAT_PROXY = "org/apache/tomcat/jdbc/pool/DataSourceProxy";

    /** Is no connection; the one that is inherits {@code unwrap}. */
    private static final String DRUID_WRAPPER = "com/alibaba/druid/pool/PoolableWrapper";

    private static final ClassLoader NO_LOADER = new ClassLoader(null) {};
    private static final ClassLoader ISOLATED = isolatedLoader();

    private final Hierarchy hierarchy = new Hierarchy();
    private final BiConsumer<String, Throwable> failures;
    private final WarmWeaver weaver = new WarmWeaver();

    /**
     * A transformer.
     *
     * @param failures is told the name of a class that could not be woven, and why
     */
    public SessionTransformer(BiConsumer<String, Throwable> failures) {
        this.failures = failures;
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

    @Override
    public byte[] transform(
            Module module,
            ClassLoader loader,
            String className,
            Class<?> redefined,
            ProtectionDomain domain,
            byte[] classFile) {
        if (className == null || isNeverOfInterest(className, loader)) {
            return null;
        }
        try {
            return weave(loader, className, redefined, classFile);
        } catch (Throwable e) { // whatever it is, the class must load
            failures.accept(className.replace('/', '.'), e);
            return null;
        }
    }

    /** {@return whether a class that is loaded has something to weave} */
    static boolean isOfInterest(Class<?> loaded) {
        if (loaded.isInterface() || loaded.isArray() || loaded.isPrimitive()) {
            return false;
        }
        String name = loaded.getName().replace('.', '/');
        return !isNeverOfInterest(name, loaded.getClassLoader())
                && (name.equals(DRIVER_MANAGER)
                        || name.equals(TOMCAT_PROXY)
                        || name.equals(SCOPE_EVENTS)
                        || name.equals(DRUID_WRAPPER)
                        || !Role.ofLoaded(loaded).isEmpty());
    }

    /** @param loaded the class, where it is loaded already: it tells more than what its loader shows */
    private byte[] weave(ClassLoader loader, String className, Class<?> loaded, byte[] classFile) {
        if (className.equals(DRIVER_MANAGER)) {
            return weaver.get().weaveDriverManager(loader, className, classFile);
        }
        if (className.equals(SCOPE_EVENTS)) {
            return weaver.get().weaveScopeEvents(loader, className, classFile);
        }
        if (className.equals(DRUID_WRAPPER)) {
            return weaver.get().weave(loader, className, EnumSet.of(Role.CONNECTION), SlotKind.NONE, classFile);
        }
        ClassGlance glance = new ClassGlance(classFile);
        if (glance.isInterface() || !glance.declaresAny(METHODS, "build", BUILD)) {
            return null;
        }
        Set<Role> roles = loaded == null ? hierarchy.rolesOf(glance, loader) : Role.ofLoaded(loaded);
        if (className.equals(TOMCAT_PROXY)) {
            roles = EnumSet.of(Role.DATA_SOURCE, Role.FACTORY);
        }
        if (roles.contains(Role.CONNECTION)) {
            // Druid's and Tomcat's connections call themselves pooled connections, too; what they hand out is
            // themselves.
            roles.remove(Role.POOLED_CONNECTION);
        }
        if (roles.isEmpty()) {
            return null;
        }
        return weaver.get().weave(loader, className, roles, slot(className, glance, loader, roles, loaded), classFile);
    }

    /** The slot goes into the topmost class of its kind; JDK proxies live in modules of their own and get none. */
    private SlotKind slot(String className, ClassGlance glance, ClassLoader loader, Set<Role> roles, Class<?> loaded) {
        if (loaded != null) {
            return SlotKind.ofLoaded(loaded);
        }
        boolean topmost = glance.superName() == null
                || hierarchy.rolesOf(glance.superName(), loader).isEmpty();
        return topmost && !className.contains("$Proxy") ? SlotKind.of(roles) : SlotKind.NONE;
    }

    private static boolean isNeverOfInterest(String className, ClassLoader loader) {
        return loader == ISOLATED
                || className.startsWith("java/") && !className.equals(DRIVER_MANAGER)
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
