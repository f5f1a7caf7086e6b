package io.sessionaudit.it;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.acme.app.Desk;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Attaching;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The live page of the finished jar, and the dump that is written when a pool is exhausted. */
@Sharded
class LiveIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Pattern URL = Pattern.compile("the live page is at (http://127\\.0\\.0\\.1:\\d+)/");
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    @RegisterExtension
    final Forks forks = new Forks();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void servesThePageAndWritesDumpsOfAnExhaustedPool() throws Exception {
        RunningJvm desk = forks.jvm(Desk.class)
                .agent("http=0", "dump-on=starved", "starved-after=200ms")
                .agentMayComplain()
                .start()
                .awaitLine("ready");
        Matcher line = URL.matcher(desk.err());
        assertThat(line.find()).as(desk.err()).isTrue();
        String server = line.group(1);

        assertThat(files(get(server + "/")))
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(get(server + file)).as(file).isNotEmpty());

        desk.tell("hold");
        await().atMost(LIMIT).until(() -> state(server).path("open").asInt(0) == 2);
        JsonNode pool = state(server).path("pools").get(0);
        assertThat(pool.path("source").asString("")).isEqualTo("desk");
        assertThat(pool.path("in_use").asInt(0)).isEqualTo(2);
        assertThat(pool.path("max").asInt(0)).isEqualTo(5);
        assertThat(pool.path("sessions").asInt(0)).as("ended since the start").isEqualTo(Desk.SESSIONS);

        desk.tell("hold again").tell("hold once more").write("nest");
        await().atMost(LIMIT)
                .until(() -> state(server).path("findings").toString().contains("\"kind\":\"self-deadlock\""));
        await().atMost(LIMIT).until(() -> dumps(desk).size() == 1);
        JsonNode exhausted = state(server).path("pools").get(0);
        assertThat(exhausted.path("exhausted").asBoolean(false)).isTrue();
        assertThat(exhausted.path("waiting").asInt(0)).isEqualTo(1);
        await().atMost(LIMIT).untilAsserted(() -> {
            List<String> dump = Files.readAllLines(dumps(desk).get(0));
            assertThat(dump).hasSize(6);
            assertThat(dump.get(0)).startsWith("{\"type\":\"live\"").contains("\"waiting\":1");
            assertThat(dump.subList(1, 6))
                    .allMatch(each -> each.startsWith("{\"type\":\"open\""))
                    .allMatch(each -> each.contains("\"owner_frames\":[") && each.contains("com.acme.app.Desk."));
        });
        assertThat(Files.getPosixFilePermissions(dumps(desk).get(0))).hasSize(2);

        Attaching.to(forks, desk, "http=off").successful();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThatThrownBy(() -> get(server + "/")).isInstanceOf(ConnectException.class));
        desk.kill();
    }

    private static List<String> files(String page) {
        return FILE.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private JsonNode state(String server) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get(server + "/api/state"));
    }

    private String get(String url) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        // There is no state in the first second.
        assertThat(response.statusCode()).as(url).isIn(200, url.endsWith("/api/state") ? 503 : 200);
        return response.statusCode() == 200 ? response.body() : "{}";
    }

    private static List<Path> dumps(RunningJvm jvm) throws IOException {
        try (Stream<Path> files = Files.list(jvm.directory())) {
            return files.filter(file -> file.toString().endsWith(".dump")).toList();
        }
    }
}
