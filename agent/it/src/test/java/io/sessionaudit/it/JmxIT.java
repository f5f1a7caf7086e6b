package io.sessionaudit.it;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.acme.app.Incident;
import com.sun.tools.attach.VirtualMachine;
import io.sessionaudit.it.fork.Attaching;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The MXBean, read through the connector of the JDK's management agent, which creates the platform MBean server. */
class JmxIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String CLASSES = "classes.txt";
    private static final String SERVER = "com.sun.jmx.mbeanserver.JmxMBeanServer ";

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void showsPoolsPlacesAndFindingsOnceTheServerIsCreated() throws Exception {
        RunningJvm incident = incident("-XX:+EnableDynamicAgentLoading");
        incident.tell("use 5").tell("hold 3").tell("wait 2");
        awaitAttempt(incident);
        assertThat(classes(incident)).as("created by nobody").doesNotContain(SERVER, "java.util.logging.LogManager ");

        try (JMXConnector connector = JMXConnectorFactory.connect(startManagement(incident))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            ObjectName name = new ObjectName("io.sessionaudit:type=SessionAudit");
            await("registration").atMost(LIMIT).until(() -> server.isRegistered(name));
            assertThat(classes(incident)).contains(SERVER);
            // On a busy machine, the agent may have no state at first.
            await("state").atMost(LIMIT).untilAsserted(() -> assertState(server, name));

            Attaching.to(forks, incident, "enabled=false").successful();
            assertThat(server.getAttribute(name, "OpenSessions")).isEqualTo(-1);
            assertThat(list(server, name, "Pools")).isEmpty();
        }
        incident.tell("release").release().end().successful();
    }

    @Test
    void isSilentInJvmWithoutTheModuleJavaManagement() {
        RunningJvm incident = incident("--limit-modules", "java.base,java.sql,java.naming,java.instrument");
        awaitAttempt(incident);
        FinishedJvm end = incident.tell("use 1").release().end().successful();
        assertThat(end.complaints()).isEmpty();
        assertThat(end.log().sessions()).isEqualTo(2);
    }

    @Test
    void isNotRegisteredIfTheOptionIsOff() throws IOException {
        RunningJvm incident = incident(List.of("starved-after=200ms", "jmx=false"));
        incident.tell("hold 3").tell("wait 1");
        await("a scan has found it").atMost(LIMIT).until(() -> log(incident).contains("\"starved\""));
        incident.tell("release").release().end().successful();
        assertThat(classes(incident)).doesNotContain("io.sessionaudit.runtime.jmx.");
    }

    private static String log(RunningJvm jvm) throws IOException {
        return Files.readString(jvm.directory().resolve(ForkedJvm.LOG));
    }

    private RunningJvm incident(String... options) {
        return incident(List.of("starved-after=200ms"), options);
    }

    private RunningJvm incident(List<String> agentOptions, String... options) {
        return forks.jvm(Incident.class)
                .agent(agentOptions.toArray(String[]::new))
                .options("-Xlog:class+load:file=" + CLASSES)
                .options(options)
                .start()
                .awaitLine("ready");
    }

    /** Waits until the agent has looked for the server. */
    private static void awaitAttempt(RunningJvm jvm) {
        await("attempt")
                .atMost(LIMIT)
                .until(() -> classes(jvm).contains("io.sessionaudit.runtime.jmx.PlatformServer "));
    }

    private static String classes(RunningJvm jvm) throws IOException {
        return Files.readString(jvm.directory().resolve(CLASSES));
    }

    private static void assertState(MBeanServerConnection server, ObjectName name) throws Exception {
        assertThat(server.getAttribute(name, "OpenSessions")).isEqualTo(3);
        assertThat(server.getAttribute(name, "DroppedSessions")).isEqualTo(0L);
        assertThat(list(server, name, "Pools")).singleElement().satisfies(pool -> {
            assertThat(pool.get("name")).isEqualTo("orders");
            assertThat(pool.get("inUse")).isEqualTo(3);
            assertThat(pool.get("maximum")).isEqualTo(3);
            assertThat(pool.get("waiting")).isEqualTo(2);
            assertThat(pool.get("exhausted")).isEqualTo(true);
        });
        assertThat(list(server, name, "Places")).first().satisfies(place -> {
            assertThat((String) place.get("place")).startsWith("com.acme.app.Incident.");
            assertThat(place.get("inUse")).isEqualTo(3);
        });
        assertThat(list(server, name, "Findings"))
                .extracting(finding -> finding.get("kind"))
                .contains("starved");
    }

    private static JMXServiceURL startManagement(RunningJvm jvm) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(jvm.pid()));
        try {
            return new JMXServiceURL(machine.startLocalManagementAgent());
        } finally {
            machine.detach();
        }
    }

    private static List<CompositeData> list(MBeanServerConnection server, ObjectName name, String attribute)
            throws Exception {
        return Arrays.asList((CompositeData[]) server.getAttribute(name, attribute));
    }
}
