package io.sessionaudit.runtime;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The JVM's agent properties: visible to tools that attach, not to the application. Threadsafe. */
final class AgentProperties {
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

    private static Class<?> support() throws ClassNotFoundException {
        try {
            return Class.forName("jdk.internal.vm.VMSupport");
        } catch (ClassNotFoundException e) {
            return Class.forName("sun.misc.VMSupport"); // Java 8
        }
    }

    void put(String name, String value) {
        properties.setProperty(name, value);
    }
}
