package io.sessionaudit.runtime.woven;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.hooks.SessionAuditFields;

/**
 * Access to the JDK and to added fields that {@link ConnectionClasses}, {@link SlotFields} and the search for
 * OpenTelemetry's classes need.
 */
public final class JdkAccess {
    private static volatile SessionAuditFields fields;

    private JdkAccess() {}

    /** Opens the access to the agent; must be called before the first class is woven. */
    public static void open(Instrumentation instrumentation) {
        Set<Module> own = Set.of(JdkAccess.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", own, "java.lang.invoke", own),
                Set.of(),
                Map.of());
        fields = SessionAuditFields.open(instrumentation);
    }

    /** {@return the access to added fields; read once, so that it is a constant} */
    static SessionAuditFields fields() {
        return fields;
    }
}
