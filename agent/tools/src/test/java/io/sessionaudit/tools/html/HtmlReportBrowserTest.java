package io.sessionaudit.tools.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.acme.support.Sharded;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.tools.SampleLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page in a browser. Every test also verifies that the page logs no error and makes no request. */
@Sharded
class HtmlReportBrowserTest {
    private static ChromeDriver browser;

    @TempDir
    Path directory;

    private ReportPage page;

    @BeforeAll
    static void startTheBrowser() {
        browser = Chromium.start(List.of());
    }

    @AfterAll
    static void endTheBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @AfterEach
    void hasNeitherComplainedNorAskedForAnything() {
        page.anyWidth();
        page.preferDark(false);
        assertThat(page.console()).isEmpty();
        assertThat(page.requests()).isEmpty();
    }

    @Test
    void showsVerdictAndWorstPlacesAtTheTop() throws IOException {
        page = open(faulty());

        assertThat(page.text("h1"))
                .isEqualTo("1 of 5 sessions was never closed: 1 error, 2 warnings, 1 remark at 4 places.");
        assertThat(page.texts("#worst-places .call")).containsExactly("Leak.forget", "Mail.send", "Orders.store");
        assertThat(page.texts("#worst-places .line").get(0)).isEqualTo("Leak.java:16");
        assertThat(page.text("#figures")).contains("Open at once, at most", "of 10 in the pool");
    }

    @Test
    void showsSessionWithStackOnLaneClick() throws IOException {
        page = open(oneSession("worker-1"));

        page.clickLane(0, 0.5);

        assertThat(page.text("#details h2")).isEqualTo("Session 1");
        assertThat(page.text("#details .facts")).contains("worker-1", "orders-pool", "4 ms", "closed");
        assertThat(page.texts("#details .stack li"))
                .containsExactly(
                        "com.acme.Orders.find Orders.java:14",
                        "com.acme.Api.post Api.java:14",
                        "com.acme.Server.handle Server.java:16");
    }

    @Test
    void foldsFramesOfLibraries() throws IOException {
        Path log = directory.resolve("libraries.jsonl");
        try (SampleLog sample = new SampleLog(log)) {
            for (int i = 0; i < 50; i++) {
                Session session = sample.openThrough("Orders.store", "Api.call" + "x".repeat(i), "worker-1");
                sample.pass(Duration.ofMillis(1)).uncommitted(session, 1).close(session);
            }
            sample.stop();
        }
        page = open(log);

        assertThat(page.texts("#places .place")).as("one place").hasSize(1);
        assertThat(page.texts("#places .title .call")).containsExactly("Orders.store");
        assertThat(page.texts("#places .title .through")).containsExactly("through Hibernate, Spring Data");
        assertThat(page.text("#places .stacks > summary")).isEqualTo("50 stacks lead to this line; 1 shown");
        page.click("#places .stacks > summary");
        assertThat(page.texts("#places .stacks > .stack:first-of-type > ol > li"))
                .containsExactly(
                        "2 frames of Hibernate",
                        "1 frame of Spring Data",
                        "1 frame of Spring",
                        "com.acme.Orders.store Orders.java:15",
                        "com.acme.Api.call Api.java:14",
                        "com.acme.Server.handle Server.java:16");
        assertThat(page.texts("#places .stacks > .stack:first-of-type li.first .call"))
                .containsExactly("Orders.store");
        page.click("#places .stacks > .stack:first-of-type .fold summary");
        assertThat(page.texts("#places .stacks > .stack:first-of-type .fold:first-child li"))
                .containsExactly(
                        "org.hibernate.internal.SessionImpl.connect SessionImpl.java:17",
                        "org.hibernate.internal.SessionImpl.query SessionImpl.java:15");
    }

    @Test
    void showsWhoUsesThePool() throws IOException {
        Path log = directory.resolve("use.jsonl");
        try (SampleLog sample = new SampleLog(log)) {
            Session report = sample.openThrough("Reports.monthly", "Api.get", "worker-1");
            for (int i = 0; i < 20; i++) {
                Session find = sample.open("Orders.find", "worker-2");
                find.beginCall();
                sample.pass(Duration.ofSeconds(1)).sample(i == 5 ? 3 : 0, report, find);
                sample.pass(Duration.ofSeconds(1)).close(find);
            }
            sample.pass(Duration.ofSeconds(60)).close(report).stop();
        }
        page = open(log);

        assertThat(page.texts("#use tbody .call")).containsExactly("Reports.monthly", "Orders.find");
        assertThat(page.texts("#use tbody .through")).containsExactly("through Hibernate, Spring Data");
        assertThat(page.texts("#use tbody tr:nth-child(1) td"))
                .containsExactly("1", "71 %", "1.00", "1", "100 % 84\u2013100 %");
        assertThat(page.texts("#use tbody tr:nth-child(2) td"))
                .containsExactly("20", "29 %", "0.40", "1", "0 % 0\u201316 %");
        assertThat(page.text("#use .pool-figures"))
                .contains("at most 2 at a sample, of 10", "at least 2", "threads in getConnection, at most 3");
        assertThat(page.texts("#place-legend li"))
                .containsExactly("Reports.monthly (Reports.java:17)", "Orders.find (Orders.java:14)");
        assertThat(page.colourOfOpenAt(0.8)).isEqualTo(page.colourOf("--place-1"));
        page.click("#by-place");
        assertThat(page.colourOfOpenAt(0.8)).isEqualTo(page.colourOf("--open"));
        assertThat(page.element("#place-legend").isDisplayed()).isFalse();
        assertThat(page.element("#by-place").getDomAttribute("aria-pressed")).isEqualTo("false");
    }

    @Test
    void showsEvidenceOnFindingMarkClick() throws IOException {
        page = open(faulty());

        page.type("#lane-filter", "mailer");
        page.click("#next-finding");
        page.type("#chart", Keys.ENTER);

        assertThat(page.text("#details")).contains("Session held for long", "Mail.send", "SELECT name FROM customer");
    }

    @Test
    void coloursLongSessionByActivity() throws IOException {
        Path log = directory.resolve("looks.jsonl");
        Files.writeString(log, """
                {"type":"start","format":1,"time":"2026-11-22T12:00:00.000000Z"}
                {"type":"session","time":"2026-11-22T12:00:10.000000Z","session":1,"source":"orders",\
                "thread":"worker","thread_id":7,\
                "opened":"2026-11-22T12:00:00.000000Z","held_ms":10000,"statements":2,"end":"closed","activity":[\
                {"until_ms":1000,"state":"in-call"},{"until_ms":4000,"state":"idle"},\
                {"until_ms":9000,"state":"idle","uncommitted_changes":true}]}
                """);
        page = open(log);

        assertThat(page.text("#legend"))
                .contains("ran SQL", "idle", "idle with changes not committed", "after the last scan");
        assertThat(page.colourAt(0, 0.05)).isEqualTo(page.colourOf("--state-sql"));
        assertThat(page.colourAt(0, 0.3)).isEqualTo(page.colourOf("--state-idle"));
        assertThat(page.colourAt(0, 0.7)).isEqualTo(page.colourOf("--state-idle-transaction"));
        assertThat(page.colourAt(0, 0.95)).isEqualTo(page.colourOf("--state-unseen"));
        page.clickLane(0, 0.5);
        assertThat(page.text("#details .facts")).contains("idle until 4 s");
    }

    @Test
    void zoomNarrowsTimeRangeAndAllResetsIt() throws IOException {
        page = open(faulty());
        String all = page.text("#picture-range");

        page.click("#zoom-in");
        String nearer = page.text("#picture-range");
        page.type("#chart", Keys.ARROW_RIGHT);
        String moved = page.text("#picture-range");
        page.click("#zoom-fit");

        assertThat(List.of(all, nearer, moved)).doesNotHaveDuplicates();
        assertThat(shownMillis(nearer))
                .isCloseTo(shownMillis(all) / 2, org.assertj.core.data.Percentage.withPercentage(2));
        assertThat(shownMillis(moved)).isEqualTo(shownMillis(nearer));
        assertThat(page.text("#picture-range")).isEqualTo(all);
    }

    @Test
    void searchesByThreadCodeKindAndNumber() throws IOException {
        page = open(faulty());

        for (String text : List.of("mailer", "Mail.send", "held", "name FROM customer")) {
            page.element("#search").clear();
            page.type("#search", text);
            await().untilAsserted(() -> assertThat(page.texts("#session-table tbody tr"))
                    .as(text)
                    .singleElement()
                    .asString()
                    .contains("mailer", "held"));
        }
        page.element("#search").clear();
        page.type("#search", "nothing-of-the-kind");
        await().untilAsserted(
                        () -> assertThat(page.texts("#session-table tbody tr")).isEmpty());
        assertThat(page.text("#matches")).isEqualTo("0 of 5 sessions");
    }

    @Test
    void sortsByHeadingsInBothDirections() throws IOException {
        page = open(faulty());

        page.click("#sort-held");
        List<String> down = page.texts("#session-table tbody td:nth-child(3)");
        page.click("#sort-held");

        assertThat(down.get(0)).isEqualTo("31 s");
        assertThat(page.element("#session-table th:nth-child(3)").getDomAttribute("aria-sort"))
                .isEqualTo("ascending");
        assertThat(page.texts("#session-table tbody td:nth-child(3)")).containsExactlyElementsOf(reversed(down));
    }

    @Test
    void followsDarkModeOfSystemAndSwitchesToLight() throws IOException {
        page = open(faulty());
        page.preferDark(true);

        assertThat(brightness()).isLessThan(60);
        page.click("#theme");
        assertThat(brightness()).isGreaterThan(200);
        page.script("localStorage.clear()");
    }

    @Test
    void showsTextsOfTheLogWithoutExecutingThem() throws IOException {
        String hostile = "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 2'>&lt;\u202e";
        String where = ",\"source\":$,\"thread\":$,\"thread_id\":1,\"site\":$,\"time\":\"2026-11-22T12:00:00.010000Z\"";
        Path log = directory.resolve("hostile.jsonl");
        Files.writeString(
                log, """
                {"type":"start","format":1,"host":$,"main":$,"options":{"a":$}}
                {"type":"site","site":$,"frames":[$,"com.acme.Api.post(Api.java:1)"]}
                {"type":"finding","finding":1,"kind":$,"severity":$,"session":1,"message":$,"remedy":$,"last_sql":$,\
                "other_frames":[$],"holders":[{"thread":$}]%1$s}
                {"type":"session","session":1,"held_ms":10,"scope":$,"end":$%1$s}
                {"type":$}
                """.formatted(where).replace("$", JsonMapper.shared().writeValueAsString(hostile)));
        page = open(log);

        page.clickLane(0, 0.5);

        assertThat(page.text("#details .facts"))
                .contains("</script><script>window.hit = 1</script><img src=x onerror=");
        assertThat(page.text("#details .sql-text")).contains("</script><script>window.hit = 1");
        assertThat(page.script("return window.hit === undefined && document.images.length === 0"))
                .isEqualTo(true);
        assertThat(page.script("return document.scripts.length"))
                .as("scripts of the page itself")
                .isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasNoAccessibilityFaults(boolean dark) throws IOException {
        page = open(faulty());
        page.preferDark(dark);
        assertThat(page.accessibilityFaults()).isEmpty();

        page.click("#session-table tbody button");
        assertThat(page.accessibilityFaults()).as("with details").isEmpty();
    }

    @Test
    void isOperableByKeyboardOnly() throws IOException {
        page = open(faulty());

        page.script("document.getElementById('lane-filter').focus()");
        page.press(Keys.TAB);
        assertThat(page.script("return document.activeElement.id")).isEqualTo("chart");
        page.press(Keys.ARROW_DOWN, ".");
        assertThat(page.text("#picture-status")).contains("worker-2: session", "held");
        page.press(Keys.ENTER);
        assertThat(page.text("#details h2")).startsWith("Session ");
        page.press(Keys.ESCAPE);

        assertThat(page.element("#details").isDisplayed()).isFalse();
        assertThat(page.script("return document.activeElement.id")).isEqualTo("chart");
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void doesNotOverflowHorizontally(int width) throws IOException {
        Path log = directory.resolve("long.jsonl");
        try (SampleLog sample = new SampleLog(log)) {
            Session session = sample.open("Orders.find", "a".repeat(300) + " \u05e9\u05dc\u05d5\u05dd \ud83d\ude80");
            session.recordStatement("SELECT " + "column_with_a_long_name,".repeat(2_000) + " FROM t");
            sample.pass(Duration.ofSeconds(31)).held(session, 1).close(session);
            Session other = sample.openThrough("LongName".repeat(30) + ".find", "Api.post", "worker-1");
            sample.pass(Duration.ofSeconds(31))
                    .sample(1, other)
                    .uncommitted(other, 1)
                    .close(other)
                    .stop();
        }
        page = open(log);
        page.width(width);
        page.script("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        assertThat(overhang()).isZero();

        page.click("#session-table tbody button");
        assertThat(overhang()).isZero();
    }

    @Test
    void sharesLanesBetweenManyThreadsExceptThoseWithFindings() throws IOException {
        page = open(GeneratedLog.write(directory.resolve("many.jsonl"), 20_000, 10_000, "http-%d"));

        assertThat(page.text("#picture-note")).contains("There are many threads");
        page.type("#chart", "n");
        assertThat(page.text("#picture-status"))
                .contains("uncommitted-close on http-")
                .endsWith("999");
        page.type("#lane-filter", "http-1999");
        assertThat(page.text("#picture-status"))
                .isEqualTo("1 lane of " + page.text("#picture-status").replaceFirst(".* of ", ""));
    }

    @Test
    void showsMessageIfThereIsNothingToDraw() throws IOException {
        Path log = Files.writeString(
                directory.resolve("start.jsonl"),
                "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"format\":1,\"agent\":\"1.0.0\"}\n");
        page = open(log);

        assertThat(page.text("h1")).isEqualTo("No session was opened.");
        assertThat(page.text("#picture-note")).isEqualTo("There are no sessions to draw.");
        assertThat(page.element("#chart").isDisplayed()).isFalse();
        assertThat(page.accessibilityFaults()).isEmpty();
    }

    private ReportPage open(Path log) {
        return ReportPage.of(browser, log);
    }

    /**
     * Five sessions: a leak, a held one, one with uncommitted changes, one with possible changes, and a correct one.
     */
    private Path faulty() throws IOException {
        Path log = directory.resolve("faulty.jsonl");
        try (SampleLog sample = new SampleLog(log)) {
            sample.closed("Orders.find", Duration.ofMillis(4));
            Session leak = sample.open("Leak.forget", "worker-2");
            Session held = sample.open("Mail.send", "mailer");
            held.recordStatement("SELECT name FROM customer WHERE id = 7");
            sample.pass(Duration.ofSeconds(31)).sample(2, held, leak);
            sample.held(held, 1).close(held).abandoned(leak);
            Session store = sample.openThrough("Orders.store", "Api.post", "worker-1");
            sample.pass(Duration.ofMillis(20)).uncommitted(store, 1).close(store);
            Session call = sample.open("Orders.call");
            sample.pass(Duration.ofMillis(30)).uncommitted(call, 0).close(call);
            sample.stop();
        }
        return log;
    }

    private Path oneSession(String thread) throws IOException {
        Path log = directory.resolve("one.jsonl");
        try (SampleLog sample = new SampleLog(log)) {
            Session session = sample.open("Orders.find", thread);
            sample.pass(Duration.ofMillis(4)).end(session, SessionEnd.CLOSED).stop();
        }
        return log;
    }

    private long brightness() {
        return (Long) page.script(
                "return Math.round(getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
                        + ".reduce((sum, part) => sum + Number(part), 0) / 3)");
    }

    private long overhang() {
        return (Long) page.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** Parses a text such as "Shown: 2026-11-22 12:00:00.000 to 12:00:31.000 UTC (31 s)". */
    private static long shownMillis(String text) {
        String[] parts = text.replaceAll(".* (\\d\\d:\\S+) to (\\d\\d:\\S+) UTC.*", "$1 $2")
                .split(" ");
        return Duration.between(java.time.LocalTime.parse(parts[0]), java.time.LocalTime.parse(parts[1]))
                .toMillis();
    }

    private static List<String> reversed(List<String> texts) {
        return java.util.stream.IntStream.range(0, texts.size())
                .mapToObj(i -> texts.get(texts.size() - 1 - i))
                .toList();
    }
}
