package io.sessionaudit.runtime.listen;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.core.stack.BacktraceReader;

/**
 * Reads the JVM's record of an opening stack from {@code Throwable.backtrace}. The agent opens {@code java.lang} to
 * itself for this; the value is only compared. Thread-safe.
 */
public final class Backtraces implements BacktraceReader {
    private final VarHandle backtrace;

    private Backtraces(VarHandle backtrace) {
        this.backtrace = backtrace;
    }

    /** {@return a reader, or {@link BacktraceReader#UNREADABLE} if this JVM has no such field} */
    public static BacktraceReader open(Instrumentation instrumentation) {
        Module own = Backtraces.class.getModule();
        try {
            instrumentation.redefineModule(
                    Object.class.getModule(), Set.of(), Map.of(), Map.of("java.lang", Set.of(own)), Set.of(), Map.of());
            return new Backtraces(MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
                    .findVarHandle(Throwable.class, "backtrace", Object.class));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return BacktraceReader.UNREADABLE; // each stack is converted instead
        }
    }

    @Override
    public Object[] of(Throwable stack) {
        // The elements of other throwables may have been replaced.
        return stack instanceof OpeningStack && backtrace.get(stack) instanceof Object[] raw ? raw : null;
    }
}
