package io.sessionaudit.core.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.sessionaudit.core.jdbc.KnownPool;

/** Tells the frames of a stack apart: the application's own, and those of the machinery on top of it. */
public final class FrameClassifier {
    /** Frames of a site beyond this depth are left out; what opened a session is never that far down. */
    public static final int DEEPEST = 64;

    private static final List<String> AGENT = List.of(
            "io.sessionaudit.hooks.",
            "io.sessionaudit.core.",
            "io.sessionaudit.runtime.",
            "io.sessionaudit.scope.",
            "net.bytebuddy.",
            "java.lang.SessionAudit");

    /** Weaving happens on the thread that loads a class, inside whatever it does then. */
    private static final List<String> WEAVER = List.of("io.sessionaudit.runtime.weave.", "net.bytebuddy.");

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private static final List<String> REFLECTION = List.of(
            "java.lang.reflect.", "jdk.internal.reflect.", "sun.reflect.", "java.lang.invoke.", "jdk.internal.vm.");

    /** Wrappers of drivers and pools, and the libraries of known pools; a place is never in them. */
    private static final List<String> WRAPPERS = Stream.concat(
                    Stream.of("com.p6spy.", "net.ttddyy.dsproxy.", "org.springframework.jdbc.datasource."),
                    KnownPool.libraries().stream())
            .toList();

    /** The loops of the threads that run finalizers and cleaners; {@code Cleanable.clean} itself may be called by anybody. */
    private static final List<String> FINALIZERS =
            List.of("java.lang.ref.Finalizer", "java.lang.ref.Reference$ReferenceHandler");

    private static final String CLEANER = "CleanerImpl";

    /** JDK proxies, and what Mockito, EasyMock, cglib and Byte Buddy call the classes that they generate. */
    private static final List<String> GENERATED = List.of(
            "$Proxy",
            "$MockitoMock$",
            "$$EnhancerBy",
            "$$EasyMock",
            "$ByteBuddy$",
            "ByteBuddyProxy",
            "$HibernateProxy$");

    private static final List<String> DRIVERS = List.of(
            "com.mysql.cj.",
            "org.mariadb.jdbc.",
            "org.postgresql.",
            "org.h2.",
            "oracle.jdbc.",
            "com.microsoft.sqlserver.");

    private static final Set<String> BORROWS = Set.of(
            "getConnection",
            "getPooledConnection",
            "getXAConnection",
            "createConnectionBuilder",
            "createPooledConnectionBuilder",
            "createXAConnectionBuilder",
            "build");

    /** How many frames may lie between two data sources that ask each other. */
    private static final int MAX_BETWEEN = 8;

    private FrameClassifier() {}

    /** {@return whether a method of that name may be asked for a connection, or for what is to hand one out} */
    public static boolean isBorrow(String methodName) {
        return BORROWS.contains(methodName);
    }

    /** {@return whether a thread may be inside a borrow; where no method has such a name, it is not} */
    public static boolean isInBorrow(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (isBorrow(frame.getMethodName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return whether the caller of a borrow may be found below this frame: it is of the machinery, of a wrapper, or itself a
     * method that borrows}
     */
    public static boolean isAboveCaller(String className, String methodName) {
        return isBorrow(methodName) || isMachinery(className) || startsWithAny(className, WRAPPERS);
    }

    /** {@return whether a pool made the borrow on top of a stack, to open a physical connection} */
    public static boolean isBorrowOfPool(StackTraceElement[] stack) {
        for (int i = lastBorrow(stack) + 1; i < stack.length; i++) {
            if (!isAboveCaller(stack[i].getClassName(), stack[i].getMethodName())) {
                return KnownPool.ofClass(stack[i].getClassName()) != null;
            }
        }
        return false;
    }

    /** {@return the frame of the outermost data source that was asked: methods of their own may lie between them} */
    private static int lastBorrow(StackTraceElement[] stack) {
        int last = -1;
        for (int i = 0; i < stack.length && i - last <= MAX_BETWEEN; i++) {
            if (isBorrow(stack[i].getMethodName())) {
                last = i;
            }
        }
        return last;
    }

    /** {@return the frames from the application's first one on, without glue; all frames where none is its own} */
    public static List<StackTraceElement> fromApplication(StackTraceElement[] stack) {
        return from(firstOfApplication(stack), stack, DEEPEST);
    }

    /** {@return the same frames as {@link #fromApplication}, down to the bottom of the stack} */
    static List<StackTraceElement> calls(StackTraceElement[] stack) {
        return from(firstOfApplication(stack), stack, stack.length);
    }

    /** {@return the frames from the first one that is not the agent's, without glue: those of pool and driver are kept} */
    public static List<StackTraceElement> withMachinery(StackTraceElement[] stack) {
        return from(firstBehindAgent(stack), stack, DEEPEST);
    }

    private static List<StackTraceElement> from(int first, StackTraceElement[] stack, int atMost) {
        List<StackTraceElement> frames = new ArrayList<>(Math.min(atMost, stack.length - first));
        for (int i = first; i < stack.length && frames.size() < atMost; i++) {
            if (!isGlue(stack[i].getClassName())) {
                frames.add(stack[i]);
            }
        }
        return frames;
    }

    private static int firstOfApplication(StackTraceElement[] stack) {
        int first = 0;
        while (first < stack.length && !isApplication(stack[first].getClassName())) {
            first++;
        }
        return first == stack.length ? 0 : first;
    }

    private static int firstBehindAgent(StackTraceElement[] stack) {
        int first = 0;
        while (first < stack.length && startsWithAny(stack[first].getClassName(), AGENT)) {
            first++;
        }
        return first;
    }

    /** {@return whether a class is neither of the JDK, of the agent, of a known pool or driver, nor a generated proxy} */
    public static boolean isApplication(String className) {
        return !isMachinery(className)
                && !startsWithAny(className, WRAPPERS)
                && !isDriver(className)
                && KnownPool.ofClass(className) == null;
    }

    /** {@return whether a class is the agent's} */
    public static boolean isAgent(String className) {
        return startsWithAny(className, AGENT);
    }

    /** {@return whether a class belongs to a driver that is known by name} */
    public static boolean isDriver(String className) {
        return startsWithAny(className, DRIVERS);
    }

    /** {@return whether a thread is inside a driver that is known by name, called by whatever} */
    public static boolean isInDriver(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            // Some drivers bring a pool, and who waits there waits for other sessions.
            if (KnownPool.ofClass(frame.getClassName()) != null) {
                return false;
            }
            if (isDriver(frame.getClassName())) {
                return true;
            }
            if (isApplication(frame.getClassName())) {
                return false;
            }
        }
        return false;
    }

    /**
     * Whether the method on top of a stack, a method of JDBC, was called by the application: by a class that is no pool, no
     * driver and no wrapper, which call such methods for themselves.
     */
    public static boolean isCalledByApplication(StackTraceElement[] stack) {
        int i = firstBehindAgent(stack);
        if (i == stack.length) {
            return false;
        }
        StackTraceElement called = stack[i];
        do {
            i++;
        } while (i < stack.length && isBetween(stack[i], called));
        return i < stack.length && isApplication(stack[i].getClassName());
    }

    /** {@return whether the stack is that of a finalizer's or cleaner's own thread} */
    public static boolean isInFinalizer(StackTraceElement[] stack) {
        for (int i = stack.length - 1; i >= 0; i--) {
            String name = stack[i].getClassName();
            if (startsWithAny(name, FINALIZERS)
                    || name.endsWith(CLEANER) && stack[i].getMethodName().equals("run")) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether the method on top of a stack, a method of JDBC, is that of a generated proxy or mock} */
    public static boolean isOnGenerated(StackTraceElement[] stack) {
        int called = firstBehindAgent(stack);
        if (called == stack.length) {
            return false;
        }
        String name = stack[called].getClassName();
        return GENERATED.stream().anyMatch(name::contains);
    }

    /** A bridge to the method itself, and what only passes a call on. */
    private static boolean isBetween(StackTraceElement frame, StackTraceElement called) {
        return frame.getClassName().equals(called.getClassName())
                        && frame.getMethodName().equals(called.getMethodName())
                || isMachinery(frame.getClassName())
                || startsWithAny(frame.getClassName(), WRAPPERS);
    }

    /** {@return whether a thread waits for the agent to weave a class, or weaves it itself} */
    public static boolean isInWeaver(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (startsWithAny(frame.getClassName(), WEAVER)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a pool or driver that is known by name, or a proxy, is anywhere in a stack} */
    public static boolean isInJdbc(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (isDriver(name) || name.contains("$Proxy") || KnownPool.ofClass(name) != null) {
                return true;
            }
        }
        return false;
    }

    /** {@return the application's first frame in a stack, in words; also where there is no stack} */
    public static String place(Throwable stack) {
        return stack == null
                ? "a place whose stack was not captured (sites=all captures every one)"
                : fromApplication(stack.getStackTrace()).get(0).toString();
    }

    /** {@return whether a class is of the JDK or the agent, or a JDK proxy} */
    public static boolean isMachinery(String className) {
        return startsWithAny(className, JDK) || startsWithAny(className, AGENT) || className.contains("$Proxy");
    }

    /** Reflection, and the classes behind proxies and lambdas: their names and numbers differ from run to run. */
    private static boolean isGlue(String className) {
        return className.contains("$$Lambda") || className.contains("$Proxy") || startsWithAny(className, REFLECTION);
    }

    private static boolean startsWithAny(String className, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
