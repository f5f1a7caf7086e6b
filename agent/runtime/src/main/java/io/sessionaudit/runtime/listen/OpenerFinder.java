package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.util.Iterator;

import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Finds who asks a data source that is no known pool: the first frame that is not of the JDK, the agent, a JDK proxy, or the
 * source itself. Walking the stack is nothing beside opening a physical connection, which is what such a source does.
 */
final class OpenerFinder {
    private static final String NOBODY = "nobody";

    /** How many frames of its own a connection may have that is fetched with its first use. */
    private static final int MAX_FETCHING = 8;

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** {@return the class that asks; never null} */
    String find(Object source) {
        return walker.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> !type.isInstance(source) && !FrameClassifier.isMachinery(type.getName()))
                .map(Class::getName)
                .findFirst()
                .orElse(NOBODY));
    }

    /**
     * {@return whether a pool makes the borrow that the current thread is in, to open a physical connection}
     *
     * @param depth how many data sources are asked, one inside the other; methods of their own may lie between them
     */
    boolean isBorrowOfPool(int depth) {
        return walker.walk(frames -> isBorrowOfPool(frames.iterator(), depth));
    }

    /** A borrow inside a call on a connection fetches what is behind that one: then the caller of that call decides. */
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

    /** {@return the name of the class that a nested class is in, by its name} */
    static String topLevel(String className) {
        int nested = className.indexOf('$');
        return nested > 0 ? className.substring(0, nested) : className;
    }

    /** {@return whether a class belongs to a pool, so that what it opens is a physical connection} */
    static boolean isPool(String opener) {
        return KnownPool.ofClass(opener) != null;
    }
}
