package io.sessionaudit.runtime.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

import io.sessionaudit.runtime.woven.ClassShape;

/**
 * Retransforms loaded classes if a class that is loaded later requires it. Uses a separate thread, because the thread
 * that loads a class holds locks of class loaders, and a retransformation waits for a safepoint of all threads.
 *
 * <p>Threadsafe. The thread runs only while classes are pending.
 */
final class LateWeaver implements Runnable {
    static final String THREAD = "session-audit-late-weaver";

    /**
     * Supertypes are mostly loaded right after the class that extends them; a field may be missing after a later
     * failure.
     */
    private static final long[] PAUSES_MILLIS = {50, 2_000};

    private final Set<String> supertypes = ConcurrentHashMap.newKeySet();
    private final Set<String> subclasses = ConcurrentHashMap.newKeySet();
    private final Set<String> undecided = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Instrumentation instrumentation;
    private final BiConsumer<String, Throwable> failures;

    /**
     * Creates a weaver without a thread.
     *
     * @param failures accepts the name of a class that could not be woven, and the cause
     */
    LateWeaver(Instrumentation instrumentation, BiConsumer<String, Throwable> failures) {
        this.instrumentation = instrumentation;
        this.failures = failures;
    }

    /** Schedules the weaving of a type that a class inherits methods from, unless the type is loaded later anyway. */
    void weaveSupertype(String internalName) {
        supertypes.add(internalName.replace('/', '.'));
        start();
    }

    /** Records that the transformer received such a type. */
    void isWoven(String internalName) {
        if (!supertypes.isEmpty()) {
            supertypes.remove(internalName.replace('/', '.'));
        }
    }

    /** Schedules a check whether a class inherits the field that it reads; if not, it is woven without the field. */
    void checkField(String internalName) {
        subclasses.add(internalName.replace('/', '.'));
        start();
    }

    /** Schedules the weaving of a class if it turns out to have a role; not all of its supertypes are known. */
    void checkRole(String internalName) {
        undecided.add(internalName.replace('/', '.'));
        start();
    }

    private void start() {
        if (running.compareAndSet(false, true)) {
            Thread thread = new Thread(null, this, THREAD, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
        }
    }

    @Override
    public void run() {
        Set<String> parents = new HashSet<>();
        Set<String> children = new HashSet<>();
        Set<String> checked = new HashSet<>();
        try {
            for (long pause : PAUSES_MILLIS) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
                parents.addAll(supertypes);
                children.addAll(subclasses);
                checked.addAll(undecided);
                weaveLoaded(pause == PAUSES_MILLIS[PAUSES_MILLIS.length - 1]);
            }
        } finally {
            supertypes.removeAll(parents);
            subclasses.removeAll(children);
            undecided.removeAll(checked);
            running.set(false);
        }
        if (!supertypes.isEmpty() || !subclasses.isEmpty() || !undecided.isEmpty()) {
            start();
        }
    }

    private void weaveLoaded(boolean last) {
        if (supertypes.isEmpty() && undecided.isEmpty() && !last) {
            return;
        }
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String name = type.getName();
            if ((supertypes.contains(name)
                            || undecided.contains(name) && SessionTransformer.isOfInterest(type)
                            || last && subclasses.contains(name) && lacksField(type))
                    && instrumentation.isModifiableClass(type)) {
                found.add(type);
            }
        }
        found.forEach(type -> undecided.remove(type.getName()));
        LoadedClasses.retransform(instrumentation, found, failures);
    }

    private static boolean lacksField(Class<?> type) {
        return !type.isInterface() && !ClassShape.of(type).hasContent();
    }
}
