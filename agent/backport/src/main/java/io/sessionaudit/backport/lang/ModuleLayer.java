package io.sessionaudit.backport.lang;

import java.lang.reflect.Method;
import java.util.Optional;

/** The modules of a JVM from 9 on; on Java 8, everything is there. */
public final class ModuleLayer {
    private static final ModuleLayer BOOT = new ModuleLayer();

    private ModuleLayer() {}

    /** {@return the modules with which the JVM was started} */
    public static ModuleLayer boot() {
        return BOOT;
    }

    /** {@return a module by its name} */
    public Optional<Module> findModule(String name) {
        Method boot = Reflection.find("java.lang.ModuleLayer", "boot");
        if (boot == null) {
            return Optional.of(new Module(null));
        }
        Method find = Reflection.find("java.lang.ModuleLayer", "findModule", String.class);
        Optional<?> module = (Optional<?>) Reflection.call(find, Reflection.call(boot, null), name);
        return module.map(Module::new);
    }
}
