package io.sessionaudit.runtime.reclaim;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.core.session.LastReferenceFactory;

/**
 * The JVM's own references for finalization: when nobody can reach an object, the garbage collector keeps it once more and
 * hands it out. So what was lost can be closed as it is, with the state that it has, and no copy of it has to be kept.
 *
 * <p>The class is the JDK's own, {@code java.lang.ref.FinalReference}; its package is opened to the agent alone. It works
 * without finalizers, and under {@code --finalization=disabled}.
 */
public final class FinalReferences implements LastReferenceFactory {
    private static final String CLASS = "java.lang.ref.FinalReference";

    private FinalReferences() {}

    /**
     * Opens the JDK's package and tries the references out.
     *
     * @throws ReflectiveOperationException where this JVM has none
     */
    public static LastReferenceFactory open(Instrumentation instrumentation) throws ReflectiveOperationException {
        Module own = FinalReferences.class.getModule();
        instrumentation.redefineModule(
                Object.class.getModule(), Set.of(), Map.of(), Map.of("java.lang.ref", Set.of(own)), Set.of(), Map.of());
        try {
            LastReferenceFactory references = new FinalReferences();
            references.to(CLASS, new ReferenceQueue<>());
            return references;
        } catch (ExceptionInInitializerError e) {
            throw new ReflectiveOperationException(e.getCause());
        } catch (RuntimeException | LinkageError e) {
            throw new ReflectiveOperationException(e);
        }
    }

    @Override
    public Reference<Object> to(Object target, ReferenceQueue<Object> queue) {
        try {
            return Constructor.of(target, queue);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // it declares nothing of the kind
        }
    }

    /** Looked up when the package is open; constant from then on. */
    private static final class Constructor {
        private static final MethodHandle HANDLE = find();

        @SuppressWarnings("unchecked")
        static Reference<Object> of(Object target, ReferenceQueue<Object> queue) throws Throwable {
            return (Reference<Object>) (Reference<?>) HANDLE.invokeExact(target, queue);
        }

        private static MethodHandle find() {
            try {
                Class<?> type = Class.forName(CLASS);
                return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                        .findConstructor(type, MethodType.methodType(void.class, Object.class, ReferenceQueue.class))
                        .asType(MethodType.methodType(Reference.class, Object.class, ReferenceQueue.class));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
