package io.sessionaudit.runtime.weave;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

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
                weave(classes.subList(i, Math.min(i + AT_A_TIME, classes.size())));
            }
        }
    }

    private List<Class<?>> thoseOfInterest() {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (SessionTransformer.isOfInterest(type) && instrumentation.isModifiableClass(type) && done.add(type)) {
                classes.add(type);
            }
        }
        return classes;
    }

    private void weave(List<Class<?>> classes) {
        try {
            instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError e) {
            if (classes.size() == 1) {
                failures.accept(classes.get(0).getName(), e);
            } else { // one of them is to blame, and the others are not to suffer
                classes.forEach(type -> weave(List.of(type)));
            }
        }
    }
}
