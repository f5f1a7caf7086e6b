package io.sessionaudit.runtime.woven;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Gives the agent access to the two packages of the JDK that {@link SlotFields} and {@link ConnectionClasses} need. */
public final class JdkAccess {
    private JdkAccess() {}

    /** Exports and opens them to the agent's own module; must be called before the first class is woven. */
    public static void open(Instrumentation instrumentation) {
        Set<Module> own = Set.of(JdkAccess.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", own),
                Map.of("java.lang.invoke", own),
                Set.of(),
                Map.of());
    }
}
