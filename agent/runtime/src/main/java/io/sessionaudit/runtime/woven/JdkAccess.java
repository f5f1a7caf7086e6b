package io.sessionaudit.runtime.woven;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Opens the package of the JDK that {@link ConnectionClasses} needs. */
public final class JdkAccess {
    private JdkAccess() {}

    /** Opens the package to the agent's module; must be called before the first session is opened. */
    public static void open(Instrumentation instrumentation) {
        Set<Module> own = Set.of(JdkAccess.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(), Set.of(), Map.of(), Map.of("java.lang.invoke", own), Set.of(), Map.of());
    }
}
