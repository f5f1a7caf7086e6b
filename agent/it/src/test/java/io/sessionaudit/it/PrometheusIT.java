package io.sessionaudit.it;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import com.acme.app.Incident;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import io.sessionaudit.it.fork.SystemPrograms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A real Prometheus scrapes a JVM and evaluates the alert rules of docs/monitoring. */
@Sharded
class PrometheusIT {
    private static final Path MONITORING =
            Path.of("..", "..", "docs", "monitoring").toAbsolutePath().normalize();
    private static final Duration LONGEST = Duration.ofSeconds(150);
    private static final String POOL = "{db_client_connection_pool_name=\"orders\"}";
    private static final int SESSIONS = 5_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @RegisterExtension
    final Forks forks = new Forks();

    @TempDir
    Path directory;

    private Process prometheus;
    private int metrics;
    private int console;

    @BeforeEach
    void choosePorts() throws IOException {
        SystemPrograms.assume("prometheus");
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            metrics = one.getLocalPort();
            console = other.getLocalPort();
        }
    }

    @AfterEach
    void endPrometheus() throws InterruptedException {
        if (prometheus != null) {
            prometheus.destroy();
            prometheus.waitFor();
        }
    }

    @Test
    void metricsEqualTheApplicationsCountsAndAlertsFire() throws Exception {
        SystemPrograms.run(MONITORING, "promtool", "check", "rules", "alerts.yml");
        SystemPrograms.run(MONITORING, "promtool", "test", "rules", "alerts-test.yml");
        SystemPrograms.run(MONITORING, "promtool", "check", "config", "prometheus.yml");
        RunningJvm incident = forks.jvm(Incident.class)
                .agent("http=" + metrics, "held-after=2s", "starved-after=500ms", "queue=16")
                .agentMayComplain()
                .start()
                .awaitLine("ready");
        startPrometheus();
        await("first scrape").atMost(LONGEST).until(() -> value("session_audit_findings_total") >= 0);
        double sessions = value("db_client_connection_use_time_seconds_count" + POOL);
        assertThat(firing()).isEmpty();

        incident.tell("use " + SESSIONS).tell("hold 3").tell("wait 2");
        awaitValue("db_client_connection_count{db_client_connection_state=\"used\"}", 3);
        awaitValue("db_client_connection_max" + POOL, 3);
        awaitValue("db_client_connection_pending_requests" + POOL, 2);
        awaitValue("session_audit_pool_exhausted" + POOL, 1);
        awaitValue("session_audit_open_sessions" + POOL, 3);
        awaitValue("sum(session_audit_place_sessions{place=~\"com.acme.app.Incident.*\"})", 3);
        checkFormats();
        awaitAlerts("PoolExhausted", "ThreadStarved", "ConnectionLeakSuspected");
        assertThat(value("db_client_connection_wait_time_seconds_sum" + POOL)).isGreaterThan(5);
        incident.tell("release").tell("change");
        awaitAlerts("IdleInTransaction");
        assertThat(firing()).doesNotContain("ConnectionLeak");
        incident.tell("release");
        awaitAlerts("AgentDropping");
        incident.tell("leak");
        awaitAlerts("ConnectionLeak");

        awaitValue("session_audit_lost_connections_total" + POOL, 1);
        awaitValue("session_audit_findings_total{kind=\"abandoned\"}", 1);
        awaitValue("session_audit_findings_total{kind=\"starved\"}", 2);
        awaitValue("db_client_connection_use_time_seconds_count" + POOL, sessions + SESSIONS + 3 + 2 + 1 + 1);
        awaitValue("db_client_connection_use_time_seconds_bucket{le=\"+Inf\"}", sessions + SESSIONS + 7);
        awaitValue("db_client_connection_timeouts_total" + POOL, 0);
        awaitValue("session_audit_auditing", 1);
        incident.release().end().successful();
    }

    private void checkFormats() throws Exception {
        String text = get(metrics, "/metrics", "text/plain");
        String openMetrics = get(metrics, "/metrics", "application/openmetrics-text; version=1.0.0");
        Files.writeString(directory.resolve("metrics.txt"), text);
        SystemPrograms.run(directory, "sh", "-c", "promtool check metrics < metrics.txt");
        assertThat(text)
                .contains("# TYPE db_client_connection_use_time_seconds histogram", "session_audit_info{java=")
                .doesNotContain("# EOF");
        assertThat(openMetrics).contains("# TYPE session_audit info").endsWith("# EOF\n");
    }

    private void startPrometheus() throws IOException {
        Path config = directory.resolve("prometheus.yml");
        Files.writeString(
                config,
                Files.readString(MONITORING.resolve("prometheus.yml"))
                        .replace("10s", "1s")
                        .replace("alerts.yml", MONITORING.resolve("alerts.yml").toString())
                        .replace("9123", Integer.toString(metrics)));
        prometheus = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + console)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        await("Prometheus is ready")
                .atMost(LONGEST)
                .ignoreExceptionsInstanceOf(IOException.class) // it does not listen yet
                .until(() -> answer(console, "/-/ready", "*/*").statusCode() == HttpURLConnection.HTTP_OK);
    }

    private void awaitValue(String expression, double expected) {
        await(expression)
                .atMost(LONGEST)
                .untilAsserted(
                        () -> assertThat(value(expression)).as(expression).isEqualTo(expected));
    }

    private void awaitAlerts(String... names) {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(firing()).contains(names));
    }

    private Set<String> firing() throws Exception {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : api("/api/v1/alerts").path("data").path("alerts")) {
            if (alert.path("state").asString("").equals("firing")) {
                names.add(alert.path("labels").path("alertname").asString(""));
            }
        }
        return names;
    }

    /** The value of the first series of an expression; NaN without one. */
    private double value(String expression) throws Exception {
        JsonNode result = api("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("data")
                .path("result");
        return result.isEmpty()
                ? Double.NaN
                : Double.parseDouble(result.get(0).path("value").get(1).asString());
    }

    private JsonNode api(String path) throws Exception {
        HttpResponse<String> answer = answer(console, path, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(HttpURLConnection.HTTP_OK);
        return JsonMapper.shared().readTree(answer.body());
    }

    private String get(int port, String path, String accept) throws Exception {
        return answer(port, path, accept).body();
    }

    private HttpResponse<String> answer(int port, String path, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", accept)
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
