package io.sessionaudit.runtime.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import io.sessionaudit.runtime.woven.WovenClasses;

/**
 * Keeps classes out of an AOT cache or CDS archive that the JVM would crash with, while it records the classes for one.
 *
 * <p>The JVM excludes transformed classes itself. If a class is excluded as transformed, but a nested class of it is
 * not, a JDK 25 archives the lambdas of the nested class without their nest host, and each JVM that uses the cache
 * crashes at its start. So the nested classes of woven classes are passed on as transformed, too, although nothing in
 * them changes.
 *
 * <p>Threadsafe.
 */
final class ArchivedNests {
    /** More than an application has. */
    private static final int MAX_MEMBERS = 200_000;

    private final boolean recording;

    /** Host of each nest member that the JVM may archive. */
    private final Map<String, String> members = new ConcurrentHashMap<>();

    private final Set<String> woven = ConcurrentHashMap.newKeySet();

    /**
     * Creates an instance.
     *
     * @param recording whether the JVM records classes; if not, this does nothing
     */
    ArchivedNests(boolean recording) {
        this.recording = recording;
    }

    /** {@return an instance for this JVM; the agent must have access to the package of the JDK's internals} */
    static ArchivedNests ofThisJvm() {
        try {
            return new ArchivedNests((boolean) Class.forName("jdk.internal.misc.CDS")
                    .getMethod("isDumpingArchive")
                    .invoke(null));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return new ArchivedNests(false); // a JVM without such archives
        }
    }

    /** Records that a class was woven. */
    void recordWoven(String name) {
        if (recording) {
            woven.add(name);
        }
    }

    /**
     * {@return the same class file as a copy if the JVM must not archive a class that is not woven; otherwise null}
     */
    byte[] exclude(ClassGlance glance, ClassLoader loader, Hierarchy hierarchy, byte[] classFile) {
        String host = recording ? glance.nestHost() : null;
        if (host == null) {
            return null;
        }
        TypeFacts facts = hierarchy.factsOf(host, glance.name(), loader);
        if (!facts.roles().isEmpty() || isWoven(host)) {
            return classFile.clone();
        }
        if (members.size() < MAX_MEMBERS) {
            members.put(glance.name(), host);
        }
        return null;
    }

    /** Excludes nested classes whose host was woven after they were loaded; to be called before the JVM ends. */
    void finish(Instrumentation instrumentation, BiConsumer<String, Throwable> failures) {
        if (!recording) {
            return;
        }
        List<Class<?>> late = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String host = members.get(type.getName().replace('.', '/'));
            if (host != null && isWoven(host) && instrumentation.isModifiableClass(type)) {
                late.add(type);
            }
        }
        LoadedClasses.retransform(instrumentation, late, failures);
    }

    private boolean isWoven(String name) {
        return woven.contains(name) || !WovenClasses.inheritedRoles(name).isEmpty();
    }
}
