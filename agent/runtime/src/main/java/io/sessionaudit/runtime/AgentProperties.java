package io.sessionaudit.runtime;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The properties that the JVM keeps for its agents and shows to who attaches to it, and not to the application. Threadsafe.
 */
final class AgentProperties {
    private final Properties properties;

    private AgentProperties(Properties properties) {
        this.properties = properties;
    }

    /** {@return those of this JVM; where it does not give them, nobody reads what is put} */
    static AgentProperties open(Instrumentation instrumentation) {
        try {
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of("jdk.internal.vm", Set.of(AgentProperties.class.getModule())),
                    Map.of(),
                    Set.of(),
                    Map.of());
            Object properties = Class.forName("jdk.internal.vm.VMSupport")
                    .getMethod("getAgentProperties")
                    .invoke(null);
            return new AgentProperties((Properties) properties);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new AgentProperties(new Properties());
        }
    }

    void put(String name, String value) {
        properties.setProperty(name, value);
    }
}
