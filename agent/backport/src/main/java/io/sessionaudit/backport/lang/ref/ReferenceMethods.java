package io.sessionaudit.backport.lang.ref;

import java.lang.ref.Reference;

/** Methods of {@code Reference} that are newer than Java 8. */
public final class ReferenceMethods {
    private ReferenceMethods() {}

    /** {@return whether it refers to an object} Unlike the JDK's method, keeps the object for the current GC cycle. */
    public static boolean refersTo(Reference<?> reference, Object referent) {
        return reference.get() == referent;
    }
}
