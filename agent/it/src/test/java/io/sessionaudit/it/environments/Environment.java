package io.sessionaudit.it.environments;

import java.util.Set;

import io.sessionaudit.it.docs.MeasuredTable;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;

import static org.assertj.core.api.Assertions.assertThat;

/** The rows of the table of environments, each compared with the measured result. */
enum Environment {
    MODULES("module path: application, pool and driver are named modules"),
    BOOT("Spring Boot executable jar"),
    TOMCAT("two web applications in one Tomcat, each with its own HikariCP; one is taken out of service"),
    CHILD_FIRST("child-first class loaders, dropped after their work"),
    CARELESS("child-first class loaders, dropped with a session left open"),
    VIRTUAL("2,000 virtual threads (JDK 21 and newer)"),
    JACOCO_BEFORE("JaCoCo's agent, given before"),
    JACOCO_AFTER("JaCoCo's agent, given after"),
    OPENTELEMETRY_BEFORE("OpenTelemetry's agent, given before"),
    OPENTELEMETRY_AFTER("OpenTelemetry's agent, given after");

    static final MeasuredTable TABLE = new MeasuredTable("environments");
    private static final Set<String> LOST = Set.of("abandoned", "orphaned");

    private final String title;

    Environment(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * {@link #check(FinishedJvm, FinishedJvm, AuditRecords, long, String)} of a correct application with the default
     * log.
     */
    void check(FinishedJvm alone, FinishedJvm audited, String loader) {
        check(alone, audited, audited.log(), 0, loader);
    }

    /**
     * The application's output is the same with the agent, each connection that it received is a session, and there are
     * no other findings.
     *
     * @param lost the number of leaked sessions, and of findings
     * @param loader what happened to the application's class loader
     */
    void check(FinishedJvm alone, FinishedJvm audited, AuditRecords log, long lost, String loader) {
        assertThat(audited.out()).as("output of the application").isEqualTo(alone.out());
        long received =
                audited.facts("received").stream().mapToLong(Long::parseLong).sum();
        assertThat(received).as("connections received").isPositive();
        assertThat(log.sessions()).as("sessions").isEqualTo(received);
        // Whether the thread's end or the connection's collection is proven first depends on timing.
        assertThat(LOST).as("findings").containsAll(log.findings().keySet());
        assertThat(log.findings().values().stream().mapToLong(Long::longValue).sum())
                .as("findings")
                .isEqualTo(lost);
        String found = lost == 0 ? "none" : lost + " `abandoned` or `orphaned`, as it should be";
        TABLE.checkRow(
                "| " + title + " | " + received + " | " + log.sessions() + " | " + found + " | yes | " + loader + " |");
    }
}
