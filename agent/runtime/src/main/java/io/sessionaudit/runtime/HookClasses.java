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
import io.sessionaudit.runtime.woven.InternalUnsafe;

/**
 * Defines the hook classes in the boot loader.
 *
 * <p>They become classes of {@code java.lang} in {@code java.base}: visible to every loader and module, without a
 * warning of the JVM, and without disabling class data sharing. Packaging relocates them, and the names below with
 * them.
 */
final class HookClasses {
    private static final List<String> NAMES = List.of(
            "io.sessionaudit.hooks.SessionAuditFields",
            "io.sessionaudit.hooks.SessionAuditAnswer",
            "io.sessionaudit.hooks.SessionAuditRefusal",
            "io.sessionaudit.hooks.SessionAuditListener",
            "io.sessionaudit.hooks.SessionAuditReader",
            "io.sessionaudit.hooks.SessionAuditHooks");

    private static final String HOOKS = NAMES.get(NAMES.size() - 1);

    /** Known to this agent only. */
    static final Object KEY = new Object();

    private HookClasses() {}

    /** Defines the classes; once per JVM. */
    static void define(Instrumentation instrumentation) throws ReflectiveOperationException, IOException {
        Module own = HookClasses.class.getModule();
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", Set.of(own)),
                Map.of(),
                Set.of(),
                Map.of());
        Object unsafe = InternalUnsafe.get();
        Method define = unsafe.getClass()
                .getMethod(
                        "defineClass",
                        String.class,
                        byte[].class,
                        int.class,
                        int.class,
                        ClassLoader.class,
                        ProtectionDomain.class);
        for (String name : NAMES) {
            byte[] bytes = bytes(name);
            define.invoke(unsafe, name.replace('.', '/'), bytes, 0, bytes.length, null, null);
        }
        claim(instrumentation);
    }

    /** Makes this agent the one that may install listeners; also initializes the class while the stack has room. */
    static void claim(Instrumentation instrumentation) {
        SessionAuditHooks.claim(instrumentation, KEY, Version.current());
    }

    /** {@return whether the hooks are defined, because the agent was started before} */
    static boolean areDefined() {
        return versionDefined() != null;
    }

    /** {@return the version of the agent that defined the hooks, or null if they are not defined} */
    static String versionDefined() {
        try {
            // By reflection: the hooks may be of another version.
            return (String)
                    Class.forName(HOOKS, false, null).getMethod("version").invoke(null);
        } catch (ClassNotFoundException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            return "unknown";
        }
    }

    /** The isolated class loader returns those that this JVM can load. */
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
