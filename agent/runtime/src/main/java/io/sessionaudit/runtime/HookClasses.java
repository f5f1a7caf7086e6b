package io.sessionaudit.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.core.Version;
import io.sessionaudit.hooks.SessionAuditHooks;

/**
 * Brings the hooks into the boot loader.
 *
 * <p>They are defined directly into {@code java.base}, as classes of {@code java.lang}: every loader and every module sees
 * them there, the JVM prints no warning, and class data sharing stays on. The packaging moves them into that package; the
 * names below are moved with them.
 */
final class HookClasses {
    private static final List<String> NAMES = List.of(
            "io.sessionaudit.hooks.SessionAuditFields",
            "io.sessionaudit.hooks.SessionAuditAnswer",
            "io.sessionaudit.hooks.SessionAuditRefusal",
            "io.sessionaudit.hooks.SessionAuditListener",
            "io.sessionaudit.hooks.SessionAuditHooks");

    private static final String HOOKS = NAMES.get(NAMES.size() - 1);

    private HookClasses() {}

    /** Defines them; once in a JVM. */
    static void define(Instrumentation instrumentation) throws ReflectiveOperationException, IOException {
        Module own = HookClasses.class.getModule();
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", Set.of(own)),
                Map.of(),
                Set.of(),
                Map.of());
        Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
        Object instance = unsafe.getMethod("getUnsafe").invoke(null);
        Method define = unsafe.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        for (String name : NAMES) {
            byte[] bytes = bytes(name);
            define.invoke(instance, name.replace('.', '/'), bytes, 0, bytes.length, null, null);
        }
        SessionAuditHooks.setVersion(Version.current()); // initializes the class while the stack has room
    }

    /** {@return whether they are there: another agent of ours has brought them} */
    static boolean areDefined() {
        return versionDefined() != null;
    }

    /** {@return the version of the agent that has brought them, or null where they are not there} */
    static String versionDefined() {
        try {
            // By reflection: the hooks of another version need not be those that this class was compiled with.
            return (String)
                    Class.forName(HOOKS, false, null).getMethod("version").invoke(null);
        } catch (ClassNotFoundException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            return "unknown";
        }
    }

    private static byte[] bytes(String name) throws IOException {
        String resource = "/boot/" + name.substring(name.lastIndexOf('.') + 1) + ".classdata";
        try (InputStream in = HookClasses.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the agent's jar lacks " + resource);
            }
            return in.readAllBytes();
        }
    }
}
