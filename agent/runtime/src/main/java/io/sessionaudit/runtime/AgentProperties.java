package io.sessionaudit.runtime;

import java.lang.instrument.Instrumentation;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;

import io.sessionaudit.core.attach.AttachAnswer;

/** The JVM's agent properties: visible to tools that attach, not to the application. Threadsafe. */
final class AgentProperties {
    private static final int MAX_ANSWERS = 64;
    private static final long MAX_CHARACTERS = 8L << 20;

    /** The names of the answers in this JVM, the oldest first. */
    private static final Queue<String> ANSWERS = new ArrayDeque<>();

    private final Properties properties;

    private AgentProperties(Properties properties) {
        this.properties = properties;
    }

    /** {@return the agent properties of this JVM, or a substitute that no tool reads if they are not accessible} */
    static AgentProperties open(Instrumentation instrumentation) {
        try {
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of("jdk.internal.vm", Set.of(AgentProperties.class.getModule())),
                    Map.of(),
                    Set.of(),
                    Map.of());
            Object properties = support().getMethod("getAgentProperties").invoke(null);
            return new AgentProperties((Properties) properties);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new AgentProperties(new Properties());
        }
    }

    /** Adds an answer; the oldest answers are removed, since their readers have read them, or have gone. */
    void putAnswer(AttachAnswer answer) {
        String name = AttachAnswer.propertyName(answer.mark());
        synchronized (ANSWERS) {
            put(name, answer.property());
            ANSWERS.add(name);
            while (ANSWERS.size() > MAX_ANSWERS || ANSWERS.size() > 1 && characters() > MAX_CHARACTERS) {
                properties.remove(ANSWERS.remove());
            }
        }
    }

    private long characters() {
        return ANSWERS.stream()
                .mapToLong(name -> properties.getProperty(name, "").length())
                .sum();
    }

    private static Class<?> support() throws ClassNotFoundException {
        try {
            return Class.forName("jdk.internal.vm.VMSupport");
        } catch (ClassNotFoundException e) {
            return Class.forName("sun.misc.VMSupport"); // Java 8
        }
    }

    /** Sets a property. */
    void put(String name, String value) {
        properties.setProperty(name, value);
    }
}
