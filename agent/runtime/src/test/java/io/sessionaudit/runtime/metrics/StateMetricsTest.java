package io.sessionaudit.runtime.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.live.LiveAgent;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LivePlace;
import io.sessionaudit.core.live.LivePool;
import io.sessionaudit.core.live.LiveSession;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.live.UseTimes;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.metrics.KnownPlaces;
import io.sessionaudit.core.metrics.StateMetrics;
import io.sessionaudit.core.stack.FrameKind;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.runtime.http.BadRequestException;
import io.sessionaudit.runtime.http.HttpRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00.500Z");
    private static final LiveAgent AGENT =
            new LiveAgent("1.0", "17", 42, "host", "orders.jar", "audit.jsonl", NOW, true, NOW, 7);
    private static final String POOL = "{db_client_connection_pool_name=\"orders\"}";

    private final KnownPlaces places = new KnownPlaces();

    @Test
    void hasGaugesAndCountersOfPool() throws IOException {
        assertThat(text(state(List.of(pool("orders", 3, 10)), List.of(), List.of())))
                .contains(
                        "db_client_connection_count{db_client_connection_pool_name=\"orders\","
                                + "db_client_connection_state=\"used\"} 3.0",
                        "# TYPE db_client_connection_count untyped",
                        "db_client_connection_max" + POOL + " 10.0",
                        "db_client_connection_pending_requests" + POOL + " 2.0",
                        "db_client_connection_timeouts_total" + POOL + " 4.0",
                        "db_client_connection_wait_time_seconds_count" + POOL + " 9",
                        "db_client_connection_wait_time_seconds_sum" + POOL + " 2.5",
                        "session_audit_findings_total{db_client_connection_pool_name=\"orders\",kind=\"held\"} 5.0",
                        "session_audit_findings_total{db_client_connection_pool_name=\"orders\",kind=\"starved\"} 0.0",
                        "session_audit_dropped_sessions_total 7.0",
                        "session_audit_last_scan_timestamp_seconds 1.7960400005E9",
                        "session_audit_info{java=\"17\",version=\"1.0\"} 1");
    }

    @Test
    void omitsWhatThePoolDoesNotTell() throws IOException {
        assertThat(text(state(List.of(pool("orders", 3, -1)), List.of(), List.of())))
                .doesNotContain("db_client_connection_max{", "session_audit_pool_exhausted{");
    }

    @Test
    void keepsOneOfSeveralPoolsWithEqualName() throws IOException {
        assertThat(text(state(List.of(pool("orders", 3, 10), pool("orders", 1, 10)), List.of(), List.of()))
                        .lines()
                        .filter(line -> line.startsWith("session_audit_open_sessions{")))
                .containsExactly("session_audit_open_sessions" + POOL + " 3.0");
    }

    @Test
    void combinesPlacesBeyondHundredForTheLifeOfTheJvm() throws IOException {
        text(state(List.of(), placesFrom(0, 60), List.of()));
        String text = text(state(List.of(), placesFrom(50, 90), List.of()));

        assertThat(text.lines().filter(line -> line.startsWith("session_audit_place_sessions{")))
                .hasSize(51)
                .contains("session_audit_place_sessions{db_client_connection_pool_name=\"orders\","
                        + "place=\"other\"} 40.0")
                .noneMatch(line -> line.contains("com.acme.P100."));
    }

    @Test
    void measuresOnlyIdleTransactionsWithChanges() throws IOException {
        assertThat(text(state(
                        List.of(pool("orders", 3, 10)),
                        List.of(),
                        List.of(
                                session(9, SessionActivity.IDLE, false),
                                session(5, SessionActivity.IDLE, true),
                                session(3, SessionActivity.WAITING, true),
                                session(7, SessionActivity.IN_CALL, true)))))
                .contains("session_audit_idle_in_transaction_seconds" + POOL + " 5.0");
    }

    @Test
    void refusesScrapeBeforeTheFirstScan() {
        MetricsHandler handler = new MetricsHandler(LiveModel.withoutReaders(AuditClock.system()));
        assertThatThrownBy(() -> handler.answer(new HttpRequest("GET", "/metrics", Map.of(), Map.of())))
                .isInstanceOf(BadRequestException.class);
    }

    private String text(LiveState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(bytes, PrometheusMetrics.of(StateMetrics.of(state, places)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static LiveState state(List<LivePool> pools, List<LivePlace> used, List<LiveSession> sessions) {
        return new LiveState(NOW, AGENT, pools, 0, used, 0, sessions.size(), sessions, List.of());
    }

    private static LivePool pool(String name, int inUse, int max) {
        return new LivePool(
                name,
                "com.zaxxer.hikari.HikariDataSource",
                null,
                inUse,
                max,
                2,
                inUse,
                0,
                4,
                9,
                new UseTimes(),
                2_500_000_000L,
                Map.of(FindingKind.HELD, 5L));
    }

    private static List<LivePlace> placesFrom(int first, int count) {
        List<LivePlace> all = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            all.add(new LivePlace("orders", place(i), 1, 0, 0, 0));
        }
        return all;
    }

    private static Place place(int number) {
        return new Place("com.acme.P" + number + ".save(P.java:1)", FrameKind.APPLICATION, List.of(), null, null);
    }

    private static LiveSession session(long idleSeconds, SessionActivity activity, boolean changed) {
        long idle = idleSeconds * 1_000_000_000L;
        return new LiveSession(1, "orders", "worker", 1, false, -1, null, null, 0, idle, idle, activity, 1, changed);
    }
}
