package io.sessionaudit.runtime.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What is served, and what is refused. */
class LivePageTest {
    private static final String TOKEN = "correct-horse-battery";

    private final ServedModel model = new ServedModel();

    @AfterEach
    void stopThePage() throws IOException {
        model.close();
    }

    @Test
    void servesThePageWithStrictHeadersAndWithoutInlineScript() throws Exception {
        model.apply("http=0");

        String page = RawClient.get(model.port(), "/");

        assertThat(RawClient.status(page)).isEqualTo(200);
        assertThat(page)
                .contains(
                        "Content-Type: text/html; charset=utf-8\r\n",
                        "X-Content-Type-Options: nosniff\r\n",
                        "X-Frame-Options: DENY\r\n",
                        "Cache-Control: no-store\r\n",
                        "default-src 'none'; script-src 'self'",
                        "frame-ancestors 'none'");
        assertThat(page).contains("<script src=\"/live.js\" defer></script>");
        assertThat(page).doesNotContain("<script>", "style=", "onclick", "unsafe-inline", "Access-Control");
        assertThat(model.reported).singleElement().asString().startsWith("the live page is at http://127.0.0.1:");
    }

    @Test
    void servesEachFileThatThePageRefersTo() throws Exception {
        model.apply("http=0");
        String page = RawClient.get(model.port(), "/");

        Matcher files = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page);
        int found = 0;
        while (files.find()) {
            found++;
            int status = RawClient.status(RawClient.get(model.port(), files.group(1)));
            boolean isOfReport = files.group(1).matches("/(report\\.css|text\\.js|theme\\.js)"); // in the jar only
            assertThat(status).as(files.group(1)).isEqualTo(isOfReport ? 503 : 200);
        }
        assertThat(found).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | GET /api/history HTTP/1.1~Host: localhost:PORT~~",
                "200 | GET /api/history HTTP/1.0~Host: 127.0.0.1:PORT~~",
                "200 | GET /api/history HTTP/1.1~Host: [::1]:PORT~~",
                "200 | GET /api/history HTTP/1.1~Host: localhost:PORT~Origin: http://localhost:PORT~~",
                "421 | GET /api/history HTTP/1.1~Host: evil.example~~",
                "421 | GET /api/history HTTP/1.1~Host: localhost.evil.example:PORT~~",
                "421 | GET /api/history HTTP/1.1~Host: 192.0.2.7:PORT~~",
                "421 | GET /api/history HTTP/1.1~~",
                "421 | GET / HTTP/1.1~Host: evil.example~~",
                "400 | GET /api/history HTTP/1.1~Host: localhost~Host: localhost~~",
                "403 | GET /api/history HTTP/1.1~Host: localhost:PORT~Origin: http://evil.example~~",
                "403 | GET /api/history HTTP/1.1~Host: localhost:PORT~Sec-Fetch-Site: cross-site~~",
                "404 | GET /../../../../etc/passwd HTTP/1.1~Host: localhost~~",
                "404 | GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1~Host: localhost~~",
                "404 | GET /live.js/../live.css HTTP/1.1~Host: localhost~~",
                "404 | GET //live.js HTTP/1.1~Host: localhost~~",
                "404 | GET /live.class HTTP/1.1~Host: localhost~~",
                "400 | GET http://localhost/api/history HTTP/1.1~Host: localhost~~",
                "400 | GET api/history HTTP/1.1~Host: localhost~~",
                "400 | GET /api/history HTTP/2.0~Host: localhost~~",
                "400 | GET  /api/history HTTP/1.1~Host: localhost~~",
                "400 | GET /api/history~Host: localhost~~",
                "400 | GET /api/history HTTP/1.1~Host: localhost~ folded~~",
                "400 | GET /api/history HTTP/1.1~Host: localhost~X: a\u0000b~~",
                "400 | GET /api/history HTTP/1.1~Host: localhost~Content-Length: 3~~abc",
                "400 | GET /api/history HTTP/1.1~Host: localhost~Transfer-Encoding: chunked~~0~~",
                "405 | POST /api/history HTTP/1.1~Host: localhost~~",
                "405 | OPTIONS /api/history HTTP/1.1~Host: localhost~~",
                "503 | GET /api/state HTTP/1.1~Host: localhost~~",
                "400 | GET /api/session HTTP/1.1~Host: localhost~~",
                "400 | GET /api/session?number=x HTTP/1.1~Host: localhost~~",
                "404 | GET /api/session?number=999999 HTTP/1.1~Host: localhost~~",
                "404 | GET /api/session?number=999999999999999 HTTP/1.1~Host: localhost~~",
                "400 | GET /api/session?number=9999999999999999 HTTP/1.1~Host: localhost~~",
            })
    void answersOrRefusesRequests(int status, String request) throws Exception {
        model.apply("http=0");
        String bytes = request.trim().replace("~", "\r\n").replace("PORT", Integer.toString(model.port()));

        assertThat(RawClient.status(RawClient.exchange(model.port(), bytes))).isEqualTo(status);
    }

    @Test
    void refusesHugeRequests() throws Exception {
        model.apply("http=0");
        String start = "GET /api/history HTTP/1.1\r\nHost: localhost\r\nX: ";

        assertThat(RawClient.status(RawClient.exchange(model.port(), start + "x".repeat(20_000) + "\r\n\r\n")))
                .isEqualTo(431);
        assertThat(RawClient.status(RawClient.exchange(
                        model.port(), "GET / HTTP/1.1\r\nHost: localhost\r\n" + "a: b\r\n".repeat(150) + "\r\n")))
                .isEqualTo(431);
        assertThat(RawClient.status(RawClient.exchange(model.port(), start + "x".repeat(10_000_000) + "\r\n\r\n")))
                .as("431, or the connection is closed")
                .isIn(431, -1);
        assertThat(RawClient.status(RawClient.get(model.port(), "/api/history")))
                .isEqualTo(200);
    }

    @Test
    void answersHeadWithoutBody() throws Exception {
        model.apply("http=0");

        String head = RawClient.exchange(model.port(), "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(RawClient.status(head)).isEqualTo(200);
        assertThat(RawClient.body(head)).isEmpty();
    }

    @Test
    void answersDataOnlyWithTheToken() throws Exception {
        model.apply("http=0.0.0.0:0,http-token=" + TOKEN);
        int port = model.port();

        assertThat(RawClient.status(RawClient.get(port, "/api/history"))).isEqualTo(401);
        assertThat(RawClient.get(port, "/api/events"))
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Bearer");
        assertThat(RawClient.status(RawClient.get(port, "/unknown"))).isEqualTo(401);
        assertThat(RawClient.status(RawClient.get(port, "/api/history", "Authorization: Bearer wrong-wrong-wrong")))
                .isEqualTo(401);
        assertThat(RawClient.status(RawClient.get(port, "/api/history", "Authorization: Basic " + TOKEN)))
                .isEqualTo(401);
        assertThat(RawClient.status(RawClient.get(port, "/api/history", "Authorization: Bearer " + TOKEN + "x")))
                .isEqualTo(401);
        assertThat(RawClient.status(RawClient.get(port, "/api/history", "Authorization: Bearer " + TOKEN)))
                .isEqualTo(200);
        assertThat(RawClient.status(RawClient.get(port, "/")))
                .as("asks for the token")
                .isEqualTo(200);
        assertThat(RawClient.status(RawClient.exchange(
                        port,
                        "GET /api/history HTTP/1.1\r\nHost: app-1\r\nAuthorization: bearer " + TOKEN + "\r\n\r\n")))
                .isEqualTo(200);
        assertThat(RawClient.status(RawClient.exchange(
                        port,
                        "GET /api/history HTTP/1.1\r\nHost: evil\r\nAuthorization: Bearer " + TOKEN + "\r\n\r\n")))
                .isEqualTo(421);
    }

    @Test
    void isNotServedToOtherMachinesWithoutToken() throws OptionException {
        model.apply("http=0.0.0.0:0");

        assertThat(model.page.url()).isNull();
        assertThat(model.reported)
                .containsExactly("http=0.0.0.0:0 is not served (other machines may reach 0.0.0.0:0, so http-token is"
                        + " required); everything else works");
    }

    @Test
    void rejectsShortTokensAndOtherAddresses() {
        assertThatThrownBy(() -> model.apply("http=0,http-token=short"))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("fewer than 16 characters")
                .hasMessageNotContaining("short\"");
        assertThatThrownBy(() -> model.apply("http=nonsense")).isInstanceOf(OptionException.class);
        assertThatThrownBy(() -> model.apply("http=65536")).isInstanceOf(OptionException.class);
        assertThatThrownBy(() -> model.apply("http=a b:80")).isInstanceOf(OptionException.class);
        assertThatThrownBy(() -> model.apply("http=::1:80")).isInstanceOf(OptionException.class);
    }

    @Test
    void reportsAnAddressThatCannotBeUsed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            model.apply("http=" + other.getLocalPort());
            model.apply("http=192.0.2.1:0,http-token=" + TOKEN);
        }

        assertThat(model.page.url()).isNull();
        assertThat(model.live.readers().isAny()).isFalse();
        assertThat(model.reported)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("http=").endsWith("; everything else works"));
    }

    @Test
    void followsChangedOptions() throws Exception {
        model.apply("http=0");
        int first = model.port();
        model.apply("http=0");
        assertThat(model.port()).as("unchanged").isEqualTo(first);

        model.apply("http=127.0.0.1:0");
        int second = model.port();
        assertThat(RawClient.status(RawClient.get(second, "/api/history"))).isEqualTo(200);
        awaitRefused(first);

        model.apply("http=0,enabled=false");
        awaitRefused(second);
        assertThat(model.live.readers().isAny())
                .as("nothing is sampled any more")
                .isFalse();
    }

    /** Waits, because the kernel accepts connections until the thread that accepts them has noticed the end. */
    private static void awaitRefused(int port) {
        await().untilAsserted(() ->
                assertThatThrownBy(() -> RawClient.get(port, "/api/history")).isInstanceOf(ConnectException.class));
    }

    @Test
    void servesStateHistorySessionsAndStacks() throws Exception {
        model.apply("http=0");
        Session session = model.open("<b>find</b>");
        model.open("list");
        model.scan();
        int port = model.port();

        assertThat(RawClient.body(RawClient.get(port, "/api/state")))
                .contains("\"type\":\"live\"", "\"source\":\"orders-pool\"", "\"open\":2", "\"in_use\":2");
        assertThat(RawClient.body(RawClient.get(port, "/api/state?sessions=0"))).contains("\"sessions\":[]");
        assertThat(RawClient.body(RawClient.get(port, "/api/history"))).contains(",2],\"waiting\":[");
        assertThat(RawClient.body(RawClient.get(port, "/api/sessions?from=1&count=1")))
                .contains("com.acme.Orders.list")
                .doesNotContain("find");
        assertThat(RawClient.body(RawClient.get(port, "/api/session?number=" + session.number())))
                .contains("\"frames\":[\"com.acme.Orders.<b>find</b>(Orders.java:41)\"]", "\"owner_frames\":[");
    }

    @Test
    void sendsEachStateAsEvent() throws Exception {
        model.apply("http=0");
        model.open("find");
        model.scan();
        try (RawClient client = new RawClient(model.port())) {
            client.send("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).contains("Content-Type: text/event-stream");
            assertThat(client.readUntil("\n\n"))
                    .startsWith("event: state\ndata: {")
                    .contains("\"open\":1");
            model.open("list");
            model.scan();
            assertThat(client.readUntil("\n\n"))
                    .startsWith("event: state\ndata: {")
                    .contains("\"open\":2");
        }
    }
}
