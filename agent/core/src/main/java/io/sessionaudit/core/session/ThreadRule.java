package io.sessionaudit.core.session;

import java.util.List;

import io.sessionaudit.core.stack.FrameClassifier;

/**
 * The thread rule: at most one open session per thread and source.
 *
 * @param mode the action when a thread breaks it
 * @param allowed packages, classes and methods that may nest; a place of the log is a method
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

    /** Creates a rule; the position of a place is not relevant, because lines change. */
    public ThreadRule {
        allowed = allowed.stream().map(name -> name.replaceFirst("\\(.*", "")).toList();
    }

    /** {@return whether the stack contains a frame that may nest} */
    public boolean allows(StackTraceElement[] stack) {
        if (allowed.isEmpty()) {
            return false;
        }
        for (StackTraceElement frame : stack) {
            String written = FrameClassifier.writtenName(frame);
            for (String name : allowed) {
                if (isWithin(frame.getClassName(), name) || isWithin(written, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** An allowed name matches itself, its nested classes, its methods, and the classes of the package of that name. */
    private static boolean isWithin(String name, String allowed) {
        if (!name.startsWith(allowed)) {
            return false;
        }
        return name.length() == allowed.length()
                || name.charAt(allowed.length()) == '.'
                || name.charAt(allowed.length()) == '$';
    }
}
