package io.sessionaudit.runtime.jmx;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;

import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;

import io.sessionaudit.core.live.LiveAgent;
import io.sessionaudit.core.live.LiveFinding;
import io.sessionaudit.core.live.LivePlace;
import io.sessionaudit.core.live.LivePool;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.live.UseTimes;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.stack.FrameKind;
import io.sessionaudit.core.stack.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BeanRegistrationTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final int SCANS = 8;
    private static final Place PLACE =
            new Place("com.acme.Orders.save(Orders.java:42)", FrameKind.APPLICATION, List.of(), null, null);

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName name;
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final AtomicReference<LiveState> state = new AtomicReference<>();

    BeanRegistrationTest() throws Exception {
        name = new ObjectName("io.sessionaudit:type=SessionAudit");
    }

    @AfterEach
    void unregister() throws Exception {
        try {
            server.unregisterMBean(name);
        } catch (RuntimeMBeanException e) {
            assertThat(server.isRegistered(name))
                    .as("the listener has interrupted the registration")
                    .isFalse();
        }
    }

    @Test
    void readsEachAttributeFromTheCurrentState() throws Exception {
        register();
        assertThat(server.getAttribute(name, "OpenSessions")).isEqualTo(-1);
        assertThat(server.getAttribute(name, "DroppedSessions")).isEqualTo(-1L);
        assertThat(rows("Pools")).isEmpty();

        state.set(exhausted());
        assertThat(server.getAttribute(name, "Log")).isEqualTo("audit.jsonl");
        assertThat(server.getAttribute(name, "OpenSessions")).isEqualTo(2);
        assertThat(server.getAttribute(name, "DroppedSessions")).isEqualTo(5L);
        assertThat(values(rows("Pools")[0], "name", "inUse", "maximum", "waiting", "lost", "timeouts", "exhausted"))
                .containsExactly("orders", 2, 2, 3, 0, 4L, true);
        assertThat(values(rows("Places")[0], "place", "pool", "inUse", "idlePercent", "longestMillis"))
                .containsExactly(PLACE.text(), "orders", 2, 90, 7_000L);
        assertThat(values(rows("Places")[1], "place", "inUse"))
                .as("without a stack")
                .containsExactly("", 1);
        assertThat(values(rows("Findings")[0], "kind", "severity", "pool", "place", "message", "count", "resolved"))
                .containsExactly("starved", "error", "orders", "", "A thread waits", 6L, 1L);
        assertThat(server.getMBeanInfo(name).getOperations()).isEmpty();
        assertThat(server.getMBeanInfo(name).getAttributes()).noneMatch(attribute -> attribute.isWritable());
        assertThat(warnings).isEmpty();
    }

    @Test
    void isIndependentOfListenersOfTheApplication() throws Exception {
        Thread watch = Thread.currentThread();
        List<Thread> callers = new CopyOnWriteArrayList<>();
        NotificationListener listener = (notification, object) -> {
            callers.add(Thread.currentThread());
            throw new AssertionError("of the application");
        };
        server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener, null, null);
        try {
            register();
            await().atMost(Duration.ofMinutes(1)).until(() -> callers.stream().noneMatch(Thread::isAlive));
        } finally {
            server.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener);
        }
        assertThat(callers).hasSize(1).doesNotContain(watch);
        assertThat(warnings).isEmpty();
    }

    @Test
    void reportsOnceThatItIsRefused() throws Exception {
        register();
        BeanRegistration second = registration();
        second.attempt();
        await().atMost(Duration.ofMinutes(1)).until(() -> !warnings.isEmpty());
        second.attempt();

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("no MBean is registered (javax.management.InstanceAlreadyExistsException");
    }

    /** The last scan is not on the watch thread. */
    @Test
    void registersOnceIfScansAreConcurrent() throws Exception {
        BeanRegistration registration = registration();
        CyclicBarrier together = new CyclicBarrier(SCANS);
        List<Thread> scans = new ArrayList<>();
        for (int i = 0; i < SCANS; i++) {
            Thread scan = new Thread(() -> {
                try {
                    together.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
                registration.attempt();
            });
            scan.start();
            scans.add(scan);
        }
        for (Thread scan : scans) {
            scan.join();
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> server.isRegistered(name) && isRegistrationOver());

        assertThat(warnings).isEmpty();
    }

    private static boolean isRegistrationOver() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("session-audit-jmx"));
    }

    private BeanRegistration registration() {
        return new BeanRegistration("audit.jsonl", state::get, warnings::add);
    }

    private void register() {
        registration().attempt();
        await().atMost(Duration.ofMinutes(1)).until(() -> server.isRegistered(name));
    }

    private CompositeData[] rows(String attribute) throws Exception {
        return (CompositeData[]) server.getAttribute(name, attribute);
    }

    private static List<Object> values(CompositeData row, String... names) {
        return List.of(row.getAll(names));
    }

    private static LiveState exhausted() {
        LivePool pool =
                new LivePool("orders", "HikariDataSource", null, 2, 2, 3, 2, 0, 4, 9, new UseTimes(), 0, Map.of());
        LiveFinding starved = new LiveFinding(
                1, FindingKind.STARVED, Severity.ERROR, NOW, NOW, "orders", null, 0, "t", "A thread waits", null, 6, 1);
        return new LiveState(
                NOW,
                new LiveAgent("1.0", "17", 42, "host", "orders.jar", "audit.jsonl", NOW, true, NOW, 5),
                List.of(pool),
                0,
                List.of(
                        new LivePlace("orders", PLACE, 2, 1, 7_000_000_000L, 90),
                        new LivePlace("orders", null, 1, 1, 0, -1)),
                0,
                2,
                List.of(),
                List.of(starved));
    }
}
