package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.util.Iterator;

import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Finds the caller of a data source that is no known pool: the first frame that belongs neither to the JDK, the agent,
 * a JDK proxy nor the source itself. The stack walk costs little compared with opening a physical connection, which
 * such a source does.
 */
final class OpenerFinder {
    private static final String NOBODY = "nobody";

    /** The maximum number of its own frames for a connection that is opened at its first use. */
    private static final int MAX_FETCHING = 8;

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** {@return the name of the calling class; never null} */
    String find(Object source) {
        return walker.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> !type.isInstance(source) && !FrameClassifier.isMachinery(type.getName()))
                .map(Class::getName)
                .findFirst()
                .orElse(NOBODY));
    }

    /**
     * {@return whether a pool makes the borrow that is in progress, to open a physical connection}
     *
     * @param depth the number of nested borrows; they may have other frames between them
     */
    boolean isBorrowOfPool(int depth) {
        return walker.walk(frames -> isBorrowOfPool(frames.iterator(), depth));
    }

    /** A borrow inside a call on a connection opens its physical connection: then the caller of that call decides. */
    private static boolean isBorrowOfPool(Iterator<StackWalker.StackFrame> frames, int depth) {
        int left = depth;
        int further = 0;
        boolean decides = true;
        while (frames.hasNext()) {
            StackWalker.StackFrame frame = frames.next();
            left -= FrameClassifier.isBorrow(frame.getMethodName()) ? 1 : 0;
            if (left > 0) {
                continue;
            }
            if (Connection.class.isAssignableFrom(frame.getDeclaringClass())) {
                decides = true;
            } else if (!FrameClassifier.isAboveCaller(frame.getClassName(), frame.getMethodName())) {
                if (decides && isPool(frame.getClassName())) {
                    return true;
                }
                further = decides ? MAX_FETCHING : further - 1;
                decides = false;
                if (further == 0) {
                    return false;
                }
            }
        }
        return false;
    }

    /** {@return the name of the top-level class of a class} */
    static String topLevel(String className) {
        int nested = className.indexOf('$');
        return nested > 0 ? className.substring(0, nested) : className;
    }

    /** {@return whether a class belongs to a known pool, so that it opens physical connections} */
    static boolean isPool(String opener) {
        return KnownPool.ofClass(opener) != null;
    }
}
