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
 * Has the classes woven that were loaded before the agent came. Not threadsafe.
 *
 * <p>The JVM stops the application for each retransformation, and the longer the more classes it is given; so it is given a
 * few at a time. What takes longest, the weaving, is done before it stops.
 */
public final class LoadedClasses {
    private static final int AT_A_TIME = 16;

    private final Instrumentation instrumentation;
    private final BiConsumer<String, Throwable> failures;
    private final Set<Class<?>> done = new HashSet<>();

    /**
     * Over a JVM.
     *
     * @param failures is told the name of a class that could not be woven, and why
     */
    public LoadedClasses(Instrumentation instrumentation, BiConsumer<String, Throwable> failures) {
        this.instrumentation = instrumentation;
        this.failures = failures;
    }

    /** Has them woven; the transformer must be there already, so that what is loaded meanwhile is not missed. */
    public void weave() {
        // A class whose loading was under way when the transformer came may be in neither: so look once more.
        for (int look = 0; look < 2; look++) {
            List<Class<?>> classes = thoseOfInterest();
            for (int i = 0; i < classes.size(); i += AT_A_TIME) {
                retransform(instrumentation, classes.subList(i, Math.min(i + AT_A_TIME, classes.size())), failures);
            }
        }
    }

    private List<Class<?>> thoseOfInterest() {
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

    /** Records the supertypes that lack a role of a class: it may inherit methods of that role from them. */
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

    /** Has classes woven by the transformer that is there. */
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
            } else { // one of them is to blame, and the others are not to suffer
                classes.forEach(type -> retransform(instrumentation, List.of(type), failures));
            }
        }
    }
}
