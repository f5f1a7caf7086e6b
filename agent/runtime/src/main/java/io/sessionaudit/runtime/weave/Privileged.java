package io.sessionaudit.runtime.weave;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.Supplier;

/**
 * Runs code of the agent with the agent's own permissions if there is a security manager: a class is woven on a thread
 * whose other callers are the application's, with fewer permissions.
 */
final class Privileged {
    private Privileged() {}

    /** {@return the result of the action} */
    @SuppressWarnings("removal")
    static <T> T call(Supplier<T> action) {
        return System.getSecurityManager() == null
                ? action.get()
                : AccessController.doPrivileged((PrivilegedAction<T>) action::get);
    }
}
