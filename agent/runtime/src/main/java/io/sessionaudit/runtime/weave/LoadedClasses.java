package io.sessionaudit.runtime.weave;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.WovenClasses;

/**
 * Retransforms the classes that were loaded before the agent. Not threadsafe.
 *
 * <p>The JVM stops the application for each retransformation, for a time that depends on the number of classes, so
 * they are retransformed in batches. Weaving, which takes longest, happens before the stop.
 */
public final class LoadedClasses {
    private static final int BATCH_SIZE = 16;

    private final Instrumentation instrumentation;
    private final BiConsumer<String, Throwable> failures;
    private final Set<Class<?>> done = new HashSet<>();

    /**
     * Creates an instance for a JVM.
     *
     * @param failures accepts the name of a class that could not be woven, and the cause
     */
    public LoadedClasses(Instrumentation instrumentation, BiConsumer<String, Throwable> failures) {
        this.instrumentation = instrumentation;
        this.failures = failures;
    }

    /** Retransforms them; the transformer must already be registered, so that no class is missed. */
    public void weave() {
        // The second pass finds classes whose loading was in progress when the transformer was registered.
        for (int pass = 0; pass < 2; pass++) {
            List<Class<?>> classes = classesOfInterest();
            for (int i = 0; i < classes.size(); i += BATCH_SIZE) {
                retransform(instrumentation, classes.subList(i, Math.min(i + BATCH_SIZE, classes.size())), failures);
            }
        }
    }

    private List<Class<?>> classesOfInterest() {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (SessionTransformer.isOfInterest(type)) {
                add(type, classes);
                recordSupertypes(type, Role.audited(Role.ofLoaded(type)), each -> add(each, classes));
            }
        }
        return classes;
    }

    private void add(Class<?> type, List<Class<?>> classes) {
        if (instrumentation.isModifiableClass(type) && done.add(type)) {
            classes.add(type);
        }
    }

    /** Records the supertypes without a role of a class, which may inherit methods of that role from them. */
    static void recordSupertypes(Class<?> type, Set<Role> roles, Consumer<Class<?>> found) {
        List<Class<?>> supertypes = new ArrayList<>(List.of(type.getInterfaces()));
        if (type.getSuperclass() != null) {
            supertypes.add(type.getSuperclass());
        }
        for (Class<?> each : supertypes) {
            Set<Role> lacking = EnumSet.copyOf(roles);
            lacking.removeAll(Role.ofLoaded(each));
            if (!lacking.isEmpty() && !SessionTransformer.isOfJdk(each)) {
                WovenClasses.recordSupertype(each.getName().replace('.', '/'), lacking);
                found.accept(each);
            }
            recordSupertypes(each, roles, found);
        }
    }

    /** Retransforms classes by the registered transformer. */
    static void retransform(
            Instrumentation instrumentation, List<Class<?>> classes, BiConsumer<String, Throwable> failures) {
        if (classes.isEmpty()) {
            return;
        }
        try {
            instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError e) {
            if (classes.size() == 1) {
                Class<?> type = classes.get(0);
                WovenClasses.recordClose(type.getClassLoader(), type.getName(), false);
                failures.accept(type.getName(), e);
            } else { // one of them is the cause; retry each separately
                classes.forEach(type -> retransform(instrumentation, List.of(type), failures));
            }
        }
    }
}
