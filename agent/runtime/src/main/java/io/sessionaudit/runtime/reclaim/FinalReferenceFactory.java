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
 * Creates instances of the JDK's {@code java.lang.ref.FinalReference}: when the referent becomes unreachable, the
 * garbage collector enqueues the reference and keeps the referent, so that an abandoned connection itself can be
 * closed.
 *
 * <p>The package is opened to the agent only. Works without finalizers, also with {@code --finalization=disabled}.
 */
public final class FinalReferenceFactory implements LastReferenceFactory {
    private static final String CLASS = "java.lang.ref.FinalReference";

    private FinalReferenceFactory() {}

    /**
     * Opens the JDK's package and creates a reference as a test.
     *
     * @throws ReflectiveOperationException if this JVM does not support them
     */
    public static LastReferenceFactory open(Instrumentation instrumentation) throws ReflectiveOperationException {
        Module own = FinalReferenceFactory.class.getModule();
        instrumentation.redefineModule(
                Object.class.getModule(), Set.of(), Map.of(), Map.of("java.lang.ref", Set.of(own)), Set.of(), Map.of());
        try {
            LastReferenceFactory references = new FinalReferenceFactory();
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
            throw new IllegalStateException(e); // the constructor declares no checked exception
        }
    }

    /** Initialized after the package was opened; the handle is a constant then. */
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
