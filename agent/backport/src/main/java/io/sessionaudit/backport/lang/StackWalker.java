package io.sessionaudit.backport.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The frames of the current thread with their classes: the classes from {@code SecurityManager.getClassContext}, the
 * methods from a {@code Throwable}. Each of the two omits some frames of reflection and of lambda expressions, as the
 * JDK's class does. Immutable.
 */
public final class StackWalker {
    private static final StackWalker INSTANCE = new StackWalker();
    private static final ClassContext CONTEXT = new ClassContext();

    private StackWalker() {}

    /** {@return the walker; the option is always in effect} */
    public static StackWalker getInstance(Option option) {
        return INSTANCE;
    }

    /** {@return the result of a function of the frames, the innermost first, without this method's own} */
    public <T> T walk(Function<? super Stream<StackFrame>, ? extends T> function) {
        return function.apply(frames(CONTEXT.getClassContext(), new Throwable().getStackTrace()).stream());
    }

    /** Both lists have the same order, and each may lack elements of the other. */
    private static List<StackFrame> frames(Class<?>[] classes, StackTraceElement[] elements) {
        List<StackFrame> frames = new ArrayList<>(elements.length);
        int at = 0;
        for (Class<?> type : classes) {
            int found = indexOf(type.getName(), elements, at);
            if (found >= 0) {
                at = found + 1;
                if (type != StackWalker.class && type != ClassContext.class) {
                    frames.add(new Frame(type, elements[found].getMethodName()));
                }
            }
        }
        return frames;
    }

    private static int indexOf(String className, StackTraceElement[] elements, int from) {
        for (int i = from; i < elements.length; i++) {
            if (elements[i].getClassName().equals(className)) {
                return i;
            }
        }
        return -1;
    }

    /** What a walker retains; there is only one possibility here. */
    public enum Option {
        /** The class of each frame. */
        RETAIN_CLASS_REFERENCE
    }

    /** One frame. */
    public interface StackFrame {
        /** {@return the class that declares the method} */
        Class<?> getDeclaringClass();

        /** {@return the name of the class} */
        String getClassName();

        /** {@return the name of the method} */
        String getMethodName();
    }

    private static final class Frame implements StackFrame {
        private final Class<?> declaringClass;
        private final String methodName;

        Frame(Class<?> declaringClass, String methodName) {
            this.declaringClass = declaringClass;
            this.methodName = methodName;
        }

        @Override
        public Class<?> getDeclaringClass() {
            return declaringClass;
        }

        @Override
        public String getClassName() {
            return declaringClass.getName();
        }

        @Override
        public String getMethodName() {
            return methodName;
        }
    }

    /** Makes a method accessible; never installed as a security manager. */
    private static final class ClassContext extends SecurityManager {
        @Override
        public Class<?>[] getClassContext() {
            return super.getClassContext();
        }
    }
}
