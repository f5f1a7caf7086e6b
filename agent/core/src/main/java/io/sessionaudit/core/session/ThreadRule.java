package io.sessionaudit.core.session;

import java.util.List;

/**
 * At most one open session per thread and source: what is done when a thread breaks it, and whose frames may break it
 * lawfully.
 *
 * @param mode what is done
 * @param allowed class names, or beginnings of them, that may nest
 */
public record ThreadRule(Mode mode, List<String> allowed) {
    /** What is done about a second session. The names are the values of the option {@code thread-rule}. */
    public enum Mode {
        /** Nothing. */
        OFF,
        /** It is logged. */
        LOG,
        /** It is refused before the pool is asked. */
        REJECT,
        /** The thread is handed the session that it has. */
        SHARE
    }

    /** {@return whether one of the frames may nest lawfully} */
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

    /** A name stands for the class, for its nested classes, and for the classes of the package of that name. */
    private static boolean isWithin(String className, String name) {
        if (!className.startsWith(name)) {
            return false;
        }
        return className.length() == name.length()
                || className.charAt(name.length()) == '.'
                || className.charAt(name.length()) == '$';
    }
}
