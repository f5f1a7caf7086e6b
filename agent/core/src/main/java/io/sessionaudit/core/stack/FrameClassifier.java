package io.sessionaudit.core.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.sessionaudit.core.jdbc.KnownPool;

/** Distinguishes the frames of the application from those of the JDK, the agent, pools, drivers and wrappers. */
public final class FrameClassifier {
    /** The number of frames of a site, unless its place is deeper. */
    public static final int MAX_FRAMES = 64;

    /** The maximum number of frames of a site whose place is deep, such as below recursive code of a library. */
    static final int MAX_FRAMES_TO_PLACE = 256;

    private static final List<String> AGENT = List.of(
            "io.sessionaudit.hooks.",
            "io.sessionaudit.core.",
            "io.sessionaudit.runtime.",
            "io.sessionaudit.scope.",
            "net.bytebuddy.",
            "java.lang.SessionAudit");

    /** Weaving happens on the thread that loads a class. */
    private static final List<String> WEAVER = List.of("io.sessionaudit.runtime.weave.", "net.bytebuddy.");

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private static final List<String> REFLECTION = List.of(
            "java.lang.reflect.", "jdk.internal.reflect.", "sun.reflect.", "java.lang.invoke.", "jdk.internal.vm.");

    /** Wrappers of drivers and pools, and the libraries of known pools; a place is never in them. */
    private static final List<String> WRAPPERS = Stream.concat(
                    Stream.of("com.p6spy.", "net.ttddyy.dsproxy.", "org.springframework.jdbc.datasource."),
                    KnownPool.libraries().stream())
            .toList();

    /**
     * The loops of the threads that run finalizers and cleaners. {@code Cleanable.clean} may be called by any thread.
     */
    private static final List<String> FINALIZERS =
            List.of("java.lang.ref.Finalizer", "java.lang.ref.Reference$ReferenceHandler");

    private static final String CLEANER = "CleanerImpl";

    /** Parts of the names of JDK proxies, and of classes that Mockito, EasyMock, cglib and Byte Buddy generate. */
    private static final List<String> GENERATED = List.of(
            "$Proxy",
            "$MockitoMock$",
            "$$EnhancerBy",
            "$$EasyMock",
            "$ByteBuddy$",
            "ByteBuddyProxy",
            "$HibernateProxy");

    private static final List<String> DRIVERS = Stream.concat(
                    Stream.of(
                            "com.mysql.cj.",
                            "org.mariadb.jdbc.",
                            "org.postgresql.",
                            "org.h2.",
                            "oracle.jdbc.",
                            "com.microsoft.sqlserver."),
                    LibraryTable.drivers().stream())
            .toList();

    private static final Set<String> BORROWS = Set.of(
            "getConnection",
            "getPooledConnection",
            "getXAConnection",
            "createConnectionBuilder",
            "createPooledConnectionBuilder",
            "createXAConnectionBuilder",
            "build");

    /** The maximum number of frames between two data sources of which one calls the other. */
    private static final int MAX_BETWEEN = 8;

    private FrameClassifier() {}

    /** {@return whether a method of this name may return a connection, or an object that lends connections} */
    public static boolean isBorrow(String methodName) {
        return BORROWS.contains(methodName);
    }

    /** {@return whether a thread may be inside a borrow: a method on its stack has the name of one} */
    public static boolean isInBorrow(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (isBorrow(frame.getMethodName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return whether the caller of a borrow is below this frame: the frame is of the JDK, the agent or a wrapper,
     * or its method is a borrow}
     */
    public static boolean isAboveCaller(String className, String methodName) {
        return isBorrow(methodName) || isMachinery(className) || startsWithAny(className, WRAPPERS);
    }

    /**
     * {@return whether a pool is the caller of the borrow at the top of a stack, in order to open a physical
     * connection}
     */
    public static boolean isBorrowOfPool(StackTraceElement[] stack) {
        for (int i = lastBorrow(stack) + 1; i < stack.length; i++) {
            if (!isAboveCaller(stack[i].getClassName(), stack[i].getMethodName())) {
                return KnownPool.ofClass(stack[i].getClassName()) != null;
            }
        }
        return false;
    }

    /**
     * {@return the index of the frame of the outermost data source; other methods of data sources may be in between}
     */
    private static int lastBorrow(StackTraceElement[] stack) {
        int last = -1;
        for (int i = 0; i < stack.length && i - last <= MAX_BETWEEN; i++) {
            if (isBorrow(stack[i].getMethodName())) {
                last = i;
            }
        }
        return last;
    }

    /** {@return the frames from the application's first one, without glue; all frames if the application has none} */
    public static List<StackTraceElement> fromApplication(StackTraceElement[] stack) {
        return fromApplication(stack, -1);
    }

    /**
     * {@return the frames from the application's first one, without glue}
     *
     * @param place the index of a frame that is included, unless it is very deep
     */
    static List<StackTraceElement> fromApplication(StackTraceElement[] stack, int place) {
        int first = firstOfApplication(stack);
        int atMost = Math.min(Math.max(MAX_FRAMES, place - first + 1), MAX_FRAMES_TO_PLACE);
        return from(first, stack, atMost);
    }

    /** {@return the same frames as {@link #fromApplication}, without a limit} */
    static List<StackTraceElement> calls(StackTraceElement[] stack) {
        return from(firstOfApplication(stack), stack, stack.length);
    }

    /**
     * {@return the frames from the first one that is not the agent's, without glue, including those of pool and
     * driver}
     */
    public static List<StackTraceElement> withMachinery(StackTraceElement[] stack) {
        return from(firstBehindAgent(stack), stack, MAX_FRAMES);
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

    /** {@return whether a class is not of the JDK, the agent, a known pool, driver or wrapper, and no JDK proxy} */
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

    /** {@return whether a class belongs to a known driver} */
    public static boolean isDriver(String className) {
        return startsWithAny(className, DRIVERS);
    }

    /** {@return whether a thread is inside a known driver, independent of the caller} */
    public static boolean isInDriver(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            // Some drivers contain a pool. A thread that waits in it waits for other sessions, not for the server.
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
     * {@return whether the application called the JDBC method at the top of a stack} Pools, drivers and wrappers call
     * such methods, too.
     */
    public static boolean isCalledByApplication(StackTraceElement[] stack) {
        StackTraceElement caller = callerOf(stack);
        return caller != null && isApplication(caller.getClassName());
    }

    /** {@return the frame that called the JDBC method at the top of a stack, below forwarding code; null if none} */
    static StackTraceElement callerOf(StackTraceElement[] stack) {
        int i = firstBehindAgent(stack);
        if (i == stack.length) {
            return null;
        }
        StackTraceElement called = stack[i];
        do {
            i++;
        } while (i < stack.length && isBetween(stack[i], called));
        return i < stack.length ? stack[i] : null;
    }

    /** {@return whether the stack is that of a thread that runs finalizers or cleaners} */
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

    /** {@return whether the JDBC method at the top of a stack is that of a generated proxy or mock} */
    public static boolean isOnGenerated(StackTraceElement[] stack) {
        int called = firstBehindAgent(stack);
        if (called == stack.length) {
            return false;
        }
        String name = stack[called].getClassName();
        return GENERATED.stream().anyMatch(name::contains);
    }

    /** {@return whether a frame is that of a bridge method, or of code that only forwards the call} */
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

    /** {@return whether a stack contains a frame of a known pool, a known driver or a JDK proxy} */
    public static boolean isInJdbc(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (isDriver(name) || name.contains("$Proxy") || KnownPool.ofClass(name) != null) {
                return true;
            }
        }
        return false;
    }

    /** {@return class and method in which the code of a frame is written} */
    public static String writtenName(StackTraceElement frame) {
        StackTraceElement written = FrameAttribution.of(frame);
        StackTraceElement named = written == null ? frame : written;
        return named.getClassName() + '.' + named.getMethodName();
    }

    /** {@return whether a class is of the JDK or the agent, or is a JDK proxy} */
    public static boolean isMachinery(String className) {
        return startsWithAny(className, JDK) || startsWithAny(className, AGENT) || className.contains("$Proxy");
    }

    /** Reflection, proxies and lambdas, whose names and number of frames differ between runs. */
    private static boolean isGlue(String className) {
        return className.contains("$$Lambda") || className.contains("$Proxy") || startsWithAny(className, REFLECTION);
    }

    /** {@return the prefixes of the names of the classes of drivers and wrappers, except those of known pools} */
    static List<String> accessPrefixes() {
        return Stream.concat(DRIVERS.stream(), WRAPPERS.stream()).toList();
    }

    /** {@return the prefixes of the names of the classes of the JDK and the agent} */
    static List<String> machineryPrefixes() {
        return Stream.concat(JDK.stream(), AGENT.stream()).toList();
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
