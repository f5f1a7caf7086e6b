package io.sessionaudit.backport.lang;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;

/** The process of the JVM. Immutable. */
final class CurrentProcess implements ProcessHandle {
    static final ProcessHandle INSTANCE = new CurrentProcess(find());

    private final long pid;

    private CurrentProcess(long pid) {
        this.pid = pid;
    }

    @Override
    public long pid() {
        return pid;
    }

    private static long find() {
        try {
            Method current = Reflection.find("java.lang.ProcessHandle", "current");
            if (current != null) {
                Method pid = Reflection.find("java.lang.ProcessHandle", "pid");
                return (long) Reflection.call(pid, Reflection.call(current, null));
            }
            File self = new File("/proc/self");
            return Long.parseLong(self.exists() ? self.getCanonicalFile().getName() : ofRuntime());
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** Loads the management classes, so that it is used only without {@code /proc}. */
    private static String ofRuntime() {
        Object runtime =
                Reflection.call(Reflection.find("java.lang.management.ManagementFactory", "getRuntimeMXBean"), null);
        Method name = Reflection.find("java.lang.management.RuntimeMXBean", "getName");
        return ((String) Reflection.call(name, runtime)).split("@")[0];
    }
}
