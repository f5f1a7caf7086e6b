package io.sessionaudit.tools.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.awaitility.Awaitility.await;

/**
 * Creates the images of the live page in docs/images: {@code java LiveScreenshots DIRECTORY}. The pool of orders is
 * exhausted by a leak in the last minutes. See scripts/screenshots.
 */
final class LiveScreenshots {
    private static final int SECONDS = 900;
    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    private final Random random = new Random(22);
    private final ServedJvm jvm;
    private final Source orders = ServedJvm.pool("orders-pool", 10);
    private final Source stock = ServedJvm.pool("stock-pool", 20);
    private final Source mail = ServedJvm.pool("mail-pool", 5);
    private final Deque<Session> passing = new ArrayDeque<>();
    private final Deque<Session> leaks = new ArrayDeque<>();

    private LiveScreenshots(ServedJvm jvm) {
        this.jvm = jvm;
    }

    public static void main(String[] arguments) throws IOException, OptionException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        ChromeDriver browser = Chromium.start(List.of("--hide-scrollbars"));
        try (ServedJvm jvm = new ServedJvm("http=0")) {
            new LiveScreenshots(jvm).load();
            ReportPage page = ReportPage.at(browser, jvm.url());
            page.preferDark(false);
            page.width(WIDE);
            save(browser, directory.resolve("live-top.png"), WIDE, 1_010);
            page.preferDark(true);
            page.click("#open-table tbody tr:first-child button");
            await().until(() -> !page.texts("#details .stack").isEmpty());
            save(browser, directory.resolve("live-session.png"), WIDE, 900);
            page.script("document.getElementById('details').close()");
            page.preferDark(false);
            page.width(NARROW);
            save(browser, directory.resolve("live-narrow.png"), NARROW, 844);
        } finally {
            browser.quit();
        }
    }

    private void load() {
        jvm.pass(Duration.ofSeconds(-SECONDS));
        int leaked = 0;
        for (int second = 0; second < SECONDS; second++) {
            jvm.pass(Duration.ofSeconds(1));
            while (!passing.isEmpty()) {
                jvm.close(passing.poll());
            }
            double wave = 1 + Math.sin(second / 60.0);
            open(stock, (int) (3 + 4 * wave + random.nextInt(4)), "Stock.count", second);
            open(mail, random.nextInt(3), "Mail.send", second);
            if (second > SECONDS - 240 && second % 24 == 0 && leaked < 9) {
                leaks.add(jvm.open(orders, "Orders.export", "export-" + ++leaked, Duration.ZERO));
            }
            int free = 10 - leaked;
            int wanted = (int) (2 + wave + random.nextInt(3));
            open(orders, Math.min(free, wanted), "Orders.find", second);
            jvm.waitFor(orders, Math.max(0, wanted - free) * 3);
            jvm.scan();
        }
        leaks.stream().limit(7).forEach(jvm::reportHeld);
        jvm.scan();
    }

    private void open(Source pool, int sessions, String place, int second) {
        for (int i = 0; i < sessions; i++) {
            Session session =
                    jvm.open(pool, place, "http-" + (second + i) % 40, Duration.ofMillis(random.nextInt(300)));
            if (random.nextInt(3) > 0) {
                session.beginCall();
            }
            passing.add(session);
        }
    }

    private static void save(ChromeDriver browser, Path file, int width, int height) throws IOException {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        browser.executeScript("window.scrollTo(0, 0)");
        browser.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done));");
        Object png = browser.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"))
                .get("data");
        Files.write(file, Base64.getDecoder().decode(String.valueOf(png)));
    }
}
