package io.sessionaudit.runtime.listen;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.core.stack.BacktraceReader;

/**
 * What the JVM records of the stacks of openings, in a field of {@code Throwable} that is not for programs: its package is opened
 * to the agent alone, and what is in the field is only ever compared. Threadsafe.
 */
public final class Backtraces implements BacktraceReader {
    private final VarHandle backtrace;

    private Backtraces(VarHandle backtrace) {
        this.backtrace = backtrace;
    }

    /** {@return a view of them, {@link BacktraceReader#UNREADABLE} where this JVM has no such field} */
    public static BacktraceReader open(Instrumentation instrumentation) {
        Module own = Backtraces.class.getModule();
        try {
            instrumentation.redefineModule(
                    Object.class.getModule(), Set.of(), Map.of(), Map.of("java.lang", Set.of(own)), Set.of(), Map.of());
            return new Backtraces(MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
                    .findVarHandle(Throwable.class, "backtrace", Object.class));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return BacktraceReader.UNREADABLE; // stacks are read one by one then
        }
    }

    @Override
    public Object[] of(Throwable stack) {
        // Any other may have been given elements that were never recorded.
        return stack instanceof OpeningStack && backtrace.get(stack) instanceof Object[] raw ? raw : null;
    }
}
