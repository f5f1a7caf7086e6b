package io.sessionaudit.runtime.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.acme.support.Sharded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clients that are slow, many, or send nonsense: they are bounded, and the page stays usable. */
@Sharded
class HostileClientsTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String EVENTS = "GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /** How long random requests are sent; more is worthwhile after a change of the server. */
    private static final long RANDOM_SECONDS = Long.getLong("session-audit.test.random-seconds", 2);

    private static final int MIN_RANDOM_REQUESTS = 300;

    private static final Set<Integer> EXPECTED = Set.of(0, 200, 400, 403, 404, 405, 421, 431, 503);

    private final ServedModel model = new ServedModel();
    private final List<RawClient> clients = new ArrayList<>();

    @BeforeEach
    void serveThePage() throws Exception {
        model.apply("http=0");
        model.open("find");
        model.scan();
    }

    @AfterEach
    void answersAsBefore() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        try {
            await().atMost(LIMIT).until(this::isAnswered);
        } finally {
            model.close();
        }
    }

    @Test
    void closesConnectionsThatSendHalfOfARequest() throws IOException {
        for (int i = 0; i < 60; i++) {
            clients.add(new RawClient(model.port()).send("GET /api/state HTTP/1.1\r\nHost: loc"));
        }

        await().atMost(LIMIT).until(this::isAnswered);
        assertThat(clients.get(0).isClosed()).isTrue();
    }

    @Test
    void limitsTheReadersOfEvents() throws Exception {
        ExecutorService readers = Executors.newCachedThreadPool();
        try {
            List<Future<String>> starts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                RawClient client = new RawClient(model.port()).send(EVENTS);
                clients.add(client);
                starts.add(readers.submit(() -> client.readUntil("\r\n")));
            }
            int served = 0;
            for (Future<String> start : starts) {
                String line = start.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
                assertThat(line)
                        .startsWith("HTTP/1.1 ")
                        .satisfies(
                                status -> assertThat(RawClient.status(status)).isIn(200, 503));
                served += RawClient.status(line) == 200 ? 1 : 0;
            }
            assertThat(served).isEqualTo(20);
            await("other requests are answered meanwhile").atMost(LIMIT).until(this::isAnswered);
        } finally {
            readers.shutdownNow();
        }
    }

    /** The reader never reads: the buffers of the connection fill, and one write takes too long. */
    @Test
    void closesTheConnectionOfAReaderThatDoesNotRead() throws IOException {
        for (int i = 0; i < 200; i++) {
            model.open("find" + "x".repeat(1_000));
        }
        clients.add(new RawClient(model.port(), 4_096).send(EVENTS));

        // Each scan is an event of 200 KB; threads of other connections go on.
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> {
            model.scan();
            return Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("session-audit-http-client"));
        });
        assertThat(isAnswered()).isTrue();
    }

    @Test
    void survivesRandomRequests() throws IOException {
        long seed = Long.getLong("session-audit.test.seed", System.nanoTime());
        Random random = new Random(seed);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(RANDOM_SECONDS);
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int sent = 0; sent < MIN_RANDOM_REQUESTS || System.nanoTime() - until < 0; sent++) {
            byte[] request = randomRequest(random);
            String name = String.format("seed %d, request %s", seed, new String(request, StandardCharsets.ISO_8859_1));
            try (RawClient client = new RawClient(model.port())) {
                int half = random.nextInt(request.length + 1);
                client.send(Arrays.copyOf(request, half));
                client.send(Arrays.copyOfRange(request, half, request.length));
                if (random.nextInt(4) > 0) {
                    client.endOutput();
                    String response = client.readAll();
                    statuses.merge(response.length() < 12 ? 0 : RawClient.status(response), 1, Integer::sum);
                    assertThat(statuses.keySet()).as(name).isSubsetOf(EXPECTED);
                }
            }
        }
        // 0: the connection was closed without a response
        System.out.println("random requests, seed " + seed + ": " + statuses);
        assertThat(statuses.keySet()).as("seed %d", seed).contains(200, 400);
    }

    private static byte[] randomRequest(Random random) {
        if (random.nextInt(50) > 0) {
            return alteredRequest(random);
        }
        byte[] bytes = new byte[random.nextInt(20_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A valid request, of which some bytes are replaced, removed, repeated or followed by others. */
    private static byte[] alteredRequest(Random random) {
        String[] paths = {
            "/", "/live.js", "/api/state", "/api/sessions?from=1", "/api/session?number=1", "/api/history", "/../x"
        };
        StringBuilder request = new StringBuilder(
                "GET " + paths[random.nextInt(paths.length)] + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n");
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(request.length());
            switch (random.nextInt(5)) {
                case 0 -> request.setCharAt(at, (char) random.nextInt(256));
                case 1 -> request.delete(at, Math.min(request.length(), at + 1 + random.nextInt(8)));
                case 2 -> request.insert(at, request.substring(0, at));
                case 3 -> request.insert(at, "\r\n".repeat(random.nextInt(3)) + (char) random.nextInt(256));
                default -> request.append("x".repeat(random.nextInt(30_000)));
            }
            if (request.length() == 0) {
                break;
            }
        }
        return request.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean isAnswered() throws IOException {
        return RawClient.status(RawClient.get(model.port(), "/api/state")) == 200;
    }
}
