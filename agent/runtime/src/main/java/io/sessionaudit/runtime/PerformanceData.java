package io.sessionaudit.runtime;

import java.lang.instrument.Instrumentation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The agent's entry in the JVM's performance data, which {@code jps} and {@code attach --list} read from a file
 * without sending the JVM anything. Not threadsafe.
 */
final class PerformanceData {
    private static final int VARIABLE = 3;
    private static final int STRING = 5;
    private static final int MAX_LENGTH = 64;

    private final ByteBuffer entry;

    private PerformanceData(ByteBuffer entry) {
        this.entry = entry;
    }

    /**
     * {@return the entry of a new name, or a substitute that no tool reads if it cannot be created}
     *
     * @param name of the entry, not created before
     */
    static PerformanceData open(Instrumentation instrumentation, String name) {
        try {
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of("jdk.internal.perf", Set.of(PerformanceData.class.getModule())),
                    Map.of(),
                    Set.of(),
                    Map.of());
            Class<?> perf = perf();
            Object entry = perf.getMethod(
                            "createByteArray", String.class, int.class, int.class, byte[].class, int.class)
                    .invoke(perf.getMethod("getPerf").invoke(null), name, VARIABLE, STRING, new byte[1], MAX_LENGTH);
            return new PerformanceData((ByteBuffer) entry);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new PerformanceData(ByteBuffer.allocate(MAX_LENGTH));
        }
    }

    private static Class<?> perf() throws ClassNotFoundException {
        try {
            return Class.forName("jdk.internal.perf.Perf");
        } catch (ClassNotFoundException e) {
            return Class.forName("sun.misc.Perf"); // Java 8
        }
    }

    /** Replaces the text. */
    void set(String text) {
        byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), MAX_LENGTH);
        bytes[MAX_LENGTH - 1] = 0;
        for (int i = 0; i < Math.min(entry.capacity(), MAX_LENGTH); i++) {
            entry.put(i, bytes[i]);
        }
    }
}
