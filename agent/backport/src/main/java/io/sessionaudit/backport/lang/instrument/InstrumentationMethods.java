package io.sessionaudit.backport.lang.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.backport.lang.Module;
import io.sessionaudit.backport.lang.Reflection;

/** Methods of {@code Instrumentation} that are newer than Java 8. */
public final class InstrumentationMethods {
    private InstrumentationMethods() {}

    /** Extends a module on a JVM from 9 on. Does nothing on Java 8, on which all packages are open. */
    public static void redefineModule(
            Instrumentation instrumentation,
            Module module,
            Set<Module> reads,
            Map<String, Set<Module>> exports,
            Map<String, Set<Module>> opens,
            Set<Class<?>> uses,
            Map<Class<?>, List<Class<?>>> provides) {
        if (module.actual() == null) {
            return;
        }
        Method redefine = Reflection.find(
                "java.lang.instrument.Instrumentation",
                "redefineModule",
                module.actual().getClass(),
                Set.class,
                Map.class,
                Map.class,
                Set.class,
                Map.class);
        Reflection.call(
                redefine,
                instrumentation,
                module.actual(),
                actual(reads),
                actual(exports),
                actual(opens),
                uses,
                provides);
    }

    private static Map<String, Set<Object>> actual(Map<String, Set<Module>> packages) {
        Map<String, Set<Object>> actual = new HashMap<>();
        packages.forEach((name, modules) -> actual.put(name, actual(modules)));
        return actual;
    }

    private static Set<Object> actual(Set<Module> modules) {
        Set<Object> actual = new HashSet<>();
        modules.forEach(module -> actual.add(module.actual()));
        return actual;
    }
}
