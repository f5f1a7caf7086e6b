package io.sessionaudit.core.stack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Attributes the frames of methods and classes that compilers and frameworks generate to the method in which their code
 * is written: the frame of a lambda to the method that contains it, the frame of an intercepting proxy to the method
 * that it intercepts. File and line remain.
 */
final class FrameAttribution {
    /** No compiler generates longer names, and the patterns are not applied to them. */
    private static final int MAX_NAME = 1_000;

    /** Parts of the names of proxies that intercept the methods of the class whose name precedes the part. */
    private static final List<String> INTERCEPTING = List.of(
            "$$SpringCGLIB$$",
            "$$EnhancerBy",
            "$$OwbInterceptProxy",
            "$$OwbNormalScopeProxy",
            "$Proxy$_$$_Weld",
            "$$$view",
            "$Definition$Intercepted");

    /** Suffixes of such proxies that have no source file. */
    private static final List<String> INTERCEPTING_SUFFIXES = List.of("_Subclass", "_ClientProxy");

    /** Parts of the names of generated classes that contain no code of a method that is written. */
    private static final List<String> GENERATED = List.of(
            "$$Lambda",
            "$MockitoMock$",
            "$$EasyMock",
            "$ByteBuddy$",
            "ByteBuddyProxy",
            "$HibernateProxy",
            "_$$_jvst",
            "_$$_javassist",
            "$$FastClass",
            "$quarkusrestinvoker$",
            "$$function$$",
            "$Definition$Exec",
            "__EJB31_Generated__");

    private static final Pattern JDK_PROXY = Pattern.compile("(?:^|\\.)\\$Proxy\\d+$");

    /** An interface that a framework implements. */
    private static final String INTRODUCED = "$Intercepted";

    /** A class with the lambda's method, of Kotlin or of Scala before 2.12; a method begins with a small letter. */
    private static final Pattern KOTLIN_CLASS = Pattern.compile("(.+?)\\$([a-z_]\\w*)\\$.*");

    private static final Pattern SCALA_CLASS = Pattern.compile("(.+?)\\$\\$anonfun\\$(\\w+?)\\$.*");
    private static final Pattern GROOVY_CLASS = Pattern.compile("(.+?)\\$_(\\w+?)_(?:closure|lambda)\\d+.*");
    private static final Pattern CLOJURE_CLASS = Pattern.compile("([^$]+)\\$([^$]+)(?:\\$.*)?");

    /** {@code lambda$find$0}, and {@code lambda$find$1f0a$1} if it is serializable. */
    private static final Pattern JAVA_METHOD = Pattern.compile("lambda\\$(.+?)(?:\\$[0-9a-f]+)?\\$\\d+");

    private static final Pattern KOTLIN_METHOD =
            Pattern.compile("(.+?)(?:\\$lambda[$-].*|\\$default|\\$suspendImpl|\\$\\$inlined\\$.*)");
    private static final Pattern SCALA_METHOD = Pattern.compile("\\$anonfun\\$(\\w+?)\\$\\d+(?:\\$adapted)?");
    private static final Pattern SCALA3_METHOD = Pattern.compile("(\\w+?)\\$\\$anonfun\\$\\d+.*");
    private static final Pattern PROXY_METHOD =
            Pattern.compile("CGLIB\\$(.+?)\\$\\d+|(.+?)\\$\\$super(?:forward|accessor)?\\d*");

    private FrameAttribution() {}

    /** {@return whether a class is generated and contains no code of a method that is written} */
    static boolean isGenerated(String className) {
        if (className.indexOf('$') < 0 || className.length() > MAX_NAME) {
            return false;
        }
        return JDK_PROXY.matcher(className).find()
                || containsAny(className, GENERATED)
                || className.contains("$$SpringCGLIB$$FastClass")
                || className.endsWith(INTRODUCED) && !containsAny(className, INTERCEPTING);
    }

    /** {@return the frame with the class and method in which its code is written, or null if it is an accessor's} */
    static StackTraceElement of(StackTraceElement frame) {
        String className = frame.getClassName();
        String method = frame.getMethodName();
        if (className.length() > MAX_NAME || method.length() > MAX_NAME) {
            return frame;
        }
        if (method.startsWith("access$") || isFactory(frame)) {
            return null;
        }
        String file = frame.getFileName() == null ? "" : frame.getFileName();
        Matcher lambda = lambdaClass(className, method, file);
        if (lambda != null && lambda.matches()) {
            return written(frame, lambda.group(1), constructorOr(lambda.group(2)));
        }
        return written(frame, writtenClass(className, file), writtenMethod(method));
    }

    /** {@return whether the class is a bean factory that Quarkus generates} */
    private static boolean isFactory(StackTraceElement frame) {
        return frame.getFileName() == null && frame.getClassName().endsWith("_Bean");
    }

    /** {@return a matcher for a class whose name contains the method of its lambda, or null} */
    private static Matcher lambdaClass(String className, String method, String file) {
        if (className.indexOf('$') < 0) {
            return null;
        }
        if (file.endsWith(".kt")) {
            return method.startsWith("invoke") ? KOTLIN_CLASS.matcher(className) : null;
        }
        if (file.endsWith(".clj") || file.endsWith(".cljc")) {
            return CLOJURE_CLASS.matcher(className);
        }
        return className.contains("$$anonfun$") ? SCALA_CLASS.matcher(className) : GROOVY_CLASS.matcher(className);
    }

    private static String writtenClass(String className, String file) {
        for (String part : INTERCEPTING) {
            int end = className.indexOf(part);
            if (end > 0) {
                String intercepted = className.substring(0, end);
                int simple = intercepted.lastIndexOf('.') + 1;
                return part.startsWith("$Definition") && intercepted.startsWith("$", simple)
                        ? intercepted.substring(0, simple) + intercepted.substring(simple + 1)
                        : intercepted;
            }
        }
        for (String suffix : INTERCEPTING_SUFFIXES) {
            if (file.isEmpty() && className.endsWith(suffix)) {
                return className.substring(0, className.length() - suffix.length());
            }
        }
        // An object of Scala.
        return file.endsWith(".scala") && className.endsWith("$")
                ? className.substring(0, className.length() - 1)
                : className;
    }

    private static String writtenMethod(String method) {
        if (method.indexOf('$') < 0) {
            return method;
        }
        for (Pattern pattern : new Pattern[] {JAVA_METHOD, SCALA_METHOD, SCALA3_METHOD, PROXY_METHOD, KOTLIN_METHOD}) {
            Matcher matcher = pattern.matcher(method);
            if (matcher.matches()) {
                String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                return name.equals("null") ? method : constructorOr(name); // javac 8 does not name the outer method
            }
        }
        return method;
    }

    private static String constructorOr(String method) {
        return switch (method) {
            case "new", "_init_" -> "<init>";
            case "static", "_clinit_" -> "<clinit>";
            default -> method;
        };
    }

    private static StackTraceElement written(StackTraceElement frame, String className, String method) {
        if (className.equals(frame.getClassName()) && method.equals(frame.getMethodName())) {
            return frame;
        }
        return new StackTraceElement(className, method, frame.getFileName(), frame.getLineNumber());
    }

    private static boolean containsAny(String name, List<String> parts) {
        for (String part : parts) {
            if (name.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
