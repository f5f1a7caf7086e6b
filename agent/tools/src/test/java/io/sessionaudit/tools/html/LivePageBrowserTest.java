package io.sessionaudit.tools.html;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import com.acme.support.Sharded;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The live page in a browser. Every test also verifies that the page logs no error and makes no request except to its
 * own server.
 */
@Sharded
class LivePageBrowserTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TOKEN = "correct-horse-battery";
    private static ChromeDriver browser;

    private ServedJvm jvm;
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
    void hasNeitherComplainedNorAskedOthers() {
        page.anyWidth();
        page.preferDark(false);
        List<String> console = page.console();
        List<String> requests = page.requests();
        String url = jvm.url();
        browser.get("about:blank");
        jvm.close();
        assertThat(console).isEmpty();
        assertThat(requests).isNotEmpty().allMatch(request -> request.contains("\"url\":\"" + url));
    }

    @Test
    void showsPoolsWhoUsesThemAndTheStacksOfSessions() throws Exception {
        jvm = new ServedJvm("http=0");
        Source orders = ServedJvm.pool("orders-pool", 3);
        jvm.open(orders, "Orders.list", "worker-1", Duration.ofSeconds(70));
        jvm.open(orders, "Orders.list", "worker-2", Duration.ofSeconds(2));
        jvm.open(ServedJvm.pool("stock-pool", 10), "Stock.count", "worker-3", Duration.ofSeconds(1));
        open();

        assertThat(page.text("h1")).isEqualTo("Each pool has a free connection.");
        assertThat(page.texts("#pool-cards .now")).containsExactly("2 of 3 in use", "1 of 10 in use");
        assertThat(page.texts("#use-table tbody .call")).containsExactly("Orders.list", "Stock.count");
        assertThat(page.texts("#use-table tbody tr:first-child td")).contains("orders-pool", "2", "100 %");
        assertThat(page.texts("#open-table tbody .thread")).containsExactly("worker-1", "worker-2", "worker-3");

        page.click("#open-table tbody tr:first-child button");
        await().atMost(LIMIT).until(() -> page.texts("#details .stack").size() >= 1);
        assertThat(page.text("#details h2")).isEqualTo("Session 1");
        assertThat(page.text("#details .facts"))
                .contains("worker-1", "orders-pool", "SELECT * FROM orders WHERE id = ?");
        assertThat(page.texts("#details .stack li.first")).containsExactly("com.acme.Orders.list Orders.java:51");
        page.press(Keys.ESCAPE);
        assertThat(page.element("#details").isDisplayed()).isFalse();

        page.type("#search", "stock");
        assertThat(page.texts("#open-table tbody .thread")).containsExactly("worker-3");
        assertThat(page.text("#matches")).isEqualTo("1 session matches");
    }

    @Test
    void followsTheLoadAndShowsLeaksAndExhaustionWithoutReload() throws Exception {
        jvm = new ServedJvm("http=0");
        Source orders = ServedJvm.pool("orders-pool", 2);
        Session first = jvm.open(orders, "Orders.list", "worker-1", Duration.ofSeconds(1));
        open();
        assertThat(page.texts("#finding-cards li")).isEmpty();

        Session leak = jvm.open(orders, "Leak.forget", "worker-2", Duration.ofSeconds(31));
        jvm.waitFor(orders, 3).reportHeld(leak).scan();

        await().atMost(LIMIT).until(() -> !page.texts("#finding-cards li").isEmpty());
        assertThat(page.text("#finding-cards .badge")).isEqualTo("\u25b2 held");
        assertThat(page.text("#finding-cards .message")).contains("com.acme.Leak.forget(Leak.java:51)", "31.");
        assertThat(page.text("h1")).isEqualTo("orders-pool: all 2 connections are in use; 3 threads wait.");
        assertThat(page.element("#verdict").getDomAttribute("class")).isEqualTo("error");
        assertThat(page.element("#pool-cards .gauge").getDomAttribute("aria-label"))
                .startsWith("2 of 2 connections in use, 3 threads wait");
        assertThat(page.script("return document.querySelector('.gauge .waiting').getAttribute('d').length > 0"))
                .isEqualTo(true);

        jvm.close(first).close(leak).scan();
        await().atMost(LIMIT).until(() -> page.texts("#open-table tbody tr").isEmpty());
        assertThat(page.text("#pool-cards .now")).isEqualTo("0 of 2 in use");
    }

    @Test
    void showsTextOfTheApplicationAsText() throws Exception {
        jvm = new ServedJvm("http=0");
        String markup = "<img src=x onerror=alert(1)>";
        Session session =
                jvm.open(ServedJvm.pool("a" + markup, 3), "Orders." + markup, "w" + markup, Duration.ofSeconds(9));
        jvm.reportHeld(session);
        open();
        page.click("#open-table tbody button");
        await().atMost(LIMIT).until(() -> page.texts("#details .stack").size() >= 1);

        assertThat(page.texts("#open-table tbody .thread")).containsExactly("w" + markup);
        assertThat(page.text("#details .facts")).contains("a" + markup);
        assertThat(page.text("#finding-cards .source")).isEqualTo("a" + markup);
        assertThat(page.script("return document.images.length")).isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "768, false", "1280, false", "1280, true", "1920, false"})
    void isAccessibleAndFitsTheWidth(int width, boolean dark) throws Exception {
        jvm = new ServedJvm("http=0");
        Source orders = ServedJvm.pool("orders-pool-of-a-rather-long-name", 2);
        jvm.open(
                orders,
                "AVeryLongClassNameOfTheApplication.andItsMethod",
                "http-nio-8080-exec-123",
                Duration.ofHours(3));
        jvm.reportHeld(jvm.open(orders, "Leak.forget", "worker-2", Duration.ofSeconds(31)));
        jvm.waitFor(orders, 3);
        open();
        page.width(width);
        page.preferDark(dark);

        assertThat(page.accessibilityFaults()).isEmpty();
        assertThat((Long) page.script("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        page.click("#open-table tbody button");
        await().atMost(LIMIT).until(() -> page.texts("#details .stack").size() >= 1);
        assertThat(page.accessibilityFaults()).as("details").isEmpty();
    }

    @Test
    void staysSmallWithThousandsOfSessionsAndHundredPools() throws Exception {
        jvm = new ServedJvm("http=0");
        List<Source> pools = IntStream.range(0, 100)
                .mapToObj(i -> ServedJvm.pool("pool-" + i, 60))
                .toList();
        for (int i = 0; i < 5_000; i++) {
            jvm.open(pools.get(i % 100), "Orders.list", "worker-" + i, Duration.ofSeconds(6_000 - i));
        }
        open();

        assertThat(page.texts("#pool-cards li")).hasSize(12);
        assertThat(page.texts("#open-table tbody tr")).hasSize(50);
        assertThat(page.text("#page-place")).isEqualTo("1 to 50 of 5,000");
        assertThat((Long) page.script("return document.querySelectorAll('*').length"))
                .isLessThan(6_000);
        for (int i = 0; i < 5; i++) {
            page.click("#page-on");
        }
        await().atMost(LIMIT)
                .until(() -> page.texts("#open-table tbody .thread").contains("worker-250"));
        assertThat(page.text("#page-place")).isEqualTo("251 to 300 of 5,000");
        page.script("document.getElementById('pools-more').click()"); // the header may cover it
        assertThat(page.texts("#pool-cards li")).hasSize(100);
    }

    @Test
    void asksForTheToken() throws Exception {
        jvm = new ServedJvm("http=0,http-token=" + TOKEN);
        jvm.open(ServedJvm.pool("orders-pool", 3), "Orders.list", "worker-1", Duration.ofSeconds(1));
        jvm.scan();
        browser.get(jvm.url());
        page = ReportPage.opened(browser);
        await().atMost(LIMIT).until(() -> page.element("#login").isDisplayed());
        assertThat(page.texts("#pool-cards li")).isEmpty();

        page.type("#token", "wrong-wrong-wrong-wrong", Keys.ENTER);
        await().atMost(LIMIT).until(() -> page.text("#login-error").equals("This token is wrong."));
        page.type("#token", TOKEN, Keys.ENTER);

        await().atMost(LIMIT).until(() -> page.texts("#pool-cards .now").equals(List.of("1 of 3 in use")));
        assertThat(page.console()).as("refused requests").allMatch(message -> message.contains("401"));
    }

    @Test
    void isUsableByKeyboardAndCanBeFrozen() throws Exception {
        jvm = new ServedJvm("http=0");
        Source orders = ServedJvm.pool("orders-pool", 3);
        jvm.open(orders, "Orders.list", "worker-1", Duration.ofSeconds(1));
        open();
        page.script("document.querySelector('#open-table tbody button').focus()");
        jvm.open(orders, "Orders.list", "worker-2", Duration.ofSeconds(5));
        jvm.scan();
        await().atMost(LIMIT).until(() -> page.texts("#open-table tbody tr").size() == 2);
        assertThat(page.script("return document.activeElement.textContent"))
                .as("the focus stays at its session when rows are added")
                .isEqualTo("1");
        page.press(Keys.ENTER);
        await().atMost(LIMIT).until(() -> page.text("#details h2").equals("Session 1"));
        page.press(Keys.ESCAPE);

        page.click("#freeze");
        assertThat(page.text("#connection")).isEqualTo("frozen");
        jvm.open(orders, "Orders.list", "worker-3", Duration.ofSeconds(1));
        jvm.scan();
        page.click("#freeze");
        jvm.scan();
        await().atMost(LIMIT).until(() -> page.texts("#open-table tbody tr").size() == 3);
    }

    private void open() throws IOException {
        jvm.scan();
        page = ReportPage.at(browser, jvm.url());
    }
}
