package io.sessionaudit.runtime.listen;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.SessionRegistry;

/** Finds the owner of the current thread. Thread-safe. */
final class OwnerLookup {
    private static final MethodHandle IS_VIRTUAL = isVirtualMethod();

    private final SessionRegistry open;
    private final ThreadLocal<Owner> current;

    OwnerLookup(SessionRegistry open) {
        this.open = open;
        current = open.current();
    }

    /** {@return the owner of the current thread; no lookup if it is the expected one} */
    Owner current(Owner likely) {
        return likely.isCurrent() ? likely : current();
    }

    /** {@return the owner of the current thread; created if necessary} */
    Owner current() {
        Owner owner = current.get();
        return owner == null ? enter() : owner;
    }

    private Owner enter() {
        Thread thread = Thread.currentThread();
        boolean virtual = isVirtual(thread);
        Owner owner = virtual ? null : open.ownerOf(thread);
        if (owner == null) {
            owner = Owner.of(thread, virtual);
            open.enter(owner);
        }
        current.set(owner);
        return owner;
    }

    private static boolean isVirtual(Thread thread) {
        try {
            return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
        } catch (Throwable e) {
            return false;
        }
    }

    private static MethodHandle isVirtualMethod() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException e) {
            return null; // before JDK 21
        }
    }
}
