package io.sessionaudit.core.session;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/** Creates references that still return their object when it is reachable only from finalizers. Thread-safe. */
@FunctionalInterface
public interface LastReferenceFactory {
    /**
     * Creates a reference that does not keep the object reachable.
     *
     * @param queue receives the reference when only finalizers can reach the object; it returns the object until
     * cleared
     */
    Reference<Object> to(Object target, ReferenceQueue<Object> queue);
}
