package io.sessionaudit.tools.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.chrome.ChromeDriver;

import static java.util.Locale.ROOT;

/**
 * Measures the time until a page is open, and the frames per second while it is zoomed: {@code java PageSpeed PAGE...}.
 * See scripts/bench-page.
 */
final class PageSpeed {
    private static final int ROUNDS = 7;
    private static final int FRAMES = 120;

    /** Zooms in and out by keyboard, one step per frame. */
    private static final String ZOOM = """
            const [frames, zoom, done] = arguments;
            const chart = document.getElementById("chart");
            chart.scrollIntoView({ block: "center" });
            const times = [];
            let last = 0;
            const step = (now) => {
              if (last > 0) times.push(now - last);
              last = now;
              if (times.length === frames) { done(times); return; }
              const key = times.length % 16 < 8 ? "+" : "-";
              if (zoom) chart.dispatchEvent(new KeyboardEvent("keydown", { key }));
              requestAnimationFrame(step);
            };
            requestAnimationFrame(step);
            """;

    private PageSpeed() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("page size opens in frames a second: still, zooming, its slowest tenth");
        System.out.println("                            MB     median   slowest");
        ChromeDriver browser = Chromium.start(List.of());
        try {
            for (String page : arguments) {
                measure(browser, Path.of(page).toAbsolutePath());
            }
            Map<String, Object> version = browser.executeCdpCommand("Browser.getVersion", Map.of());
            System.out.println(version.get("product") + ", without a window, drawn by the processor; JavaScript "
                    + version.get("jsVersion"));
        } finally {
            browser.quit();
        }
    }

    private static void measure(ChromeDriver browser, Path file) throws IOException {
        double[] opens = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            browser.get("about:blank");
            ReportPage page = ReportPage.open(browser, file);
            // From the begin of the navigation to the frame after the layout.
            opens[round] = ((Number) page.script("return performance.getEntriesByType('navigation')[0].loadEventEnd"))
                    .doubleValue();
        }
        Arrays.sort(opens);
        double[] still = frames(browser, false);
        double[] zooming = frames(browser, true);
        System.out.printf(
                ROOT,
                "%-26s %5.1f %7.0f ms %6.0f ms %10.0f %13.0f %15.0f%n",
                file.getFileName(),
                Files.size(file) / 1e6,
                opens[ROUNDS / 2],
                opens[ROUNDS - 1],
                1000 / still[FRAMES / 2],
                1000 / zooming[FRAMES / 2],
                1000 / zooming[FRAMES * 9 / 10]);
    }

    /** The times between frames in milliseconds, shortest first. */
    @SuppressWarnings("unchecked")
    private static double[] frames(ChromeDriver browser, boolean zoom) {
        List<Number> frames = (List<Number>) browser.executeAsyncScript(ZOOM, FRAMES, zoom);
        return frames.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    }
}
