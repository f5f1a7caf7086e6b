package io.sessionaudit.core.session;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/** Makes references that still give their object when nobody else can reach it any more. Threadsafe. */
@FunctionalInterface
public interface LastReferenceFactory {
    /**
     * A reference that does not keep the object reachable.
     *
     * @param queue gets the reference when nobody can reach the object but finalizers; it then gives the object until cleared
     */
    Reference<Object> to(Object target, ReferenceQueue<Object> queue);
}
