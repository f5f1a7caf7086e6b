package io.sessionaudit.core.session;

import java.util.List;

/**
 * The thread rule: at most one open session per thread and source.
 *
 * @param mode the action when a thread breaks it
 * @param allowed classes and packages that may nest
 */
public record ThreadRule(Mode mode, List<String> allowed) {
    /** The action for a second session: the values of the option {@code thread-rule}. */
    public enum Mode {
        /** None. */
        OFF,
        /** Log it. */
        LOG,
        /** Reject it before the pool is called. */
        REJECT,
        /** Return the session that the thread has. */
        SHARE
    }

    /** {@return whether the stack contains a frame that may nest} */
    public boolean allows(StackTraceElement[] stack) {
        if (allowed.isEmpty()) {
            return false;
        }
        for (StackTraceElement frame : stack) {
            for (String name : allowed) {
                if (isWithin(frame.getClassName(), name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A name matches the class, its nested classes, and the classes of the package of that name. */
    private static boolean isWithin(String className, String name) {
        if (!className.startsWith(name)) {
            return false;
        }
        return className.length() == name.length()
                || className.charAt(name.length()) == '.'
                || className.charAt(name.length()) == '$';
    }
}
