package io.sessionaudit.tools.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.sessionaudit.tools.Command;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A report that is open in a browser, and the user's actions. */
final class ReportPage {
    private static final Duration MAX_LOAD = Duration.ofSeconds(20);

    private final ChromeDriver browser;

    private ReportPage(ChromeDriver browser) {
        this.browser = browser;
    }

    /** Creates the report on a log with the command, and opens it. */
    static ReportPage of(ChromeDriver browser, Path log) {
        Path page = log.resolveSibling(log.getFileName() + ".html");
        Command command = Command.run("report", "--format", "html", "-o", page, log);
        assertThat(command.out()).isEmpty();
        return open(browser, page);
    }

    /** Opens an existing report. */
    static ReportPage open(ChromeDriver browser, Path page) {
        return at(browser, page.toUri().toString());
    }

    /** The page that is open. */
    static ReportPage opened(ChromeDriver browser) {
        return new ReportPage(browser);
    }

    /** Opens a page that sets {@code data-ready} when it is complete. */
    static ReportPage at(ChromeDriver browser, String url) {
        browser.manage().window().setSize(new Dimension(1280, 900));
        browser.get(url);
        ReportPage report = new ReportPage(browser);
        // A large page on a busy machine: the browser may report that it is loaded before its scripts have run.
        try {
            await().atMost(MAX_LOAD)
                    .until(() -> "true".equals(report.script("return document.documentElement.dataset.ready")));
        } catch (ConditionTimeoutException e) {
            // Read only now, because reading removes the messages from the check at the end of each test.
            throw new AssertionError("the page's scripts did not come to their end; console: " + report.console(), e);
        }
        return report;
    }

    WebElement element(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    /** Read in one step, because the page may redraw them between two reads. */
    List<String> texts(String selector) {
        Object texts = ((JavascriptExecutor) browser)
                .executeScript(
                        "return [...document.querySelectorAll(arguments[0])].map(found => found.innerText.trim())",
                        selector);
        return ((List<?>) texts).stream().map(String::valueOf).toList();
    }

    String text(String selector) {
        return element(selector).getText();
    }

    void click(String selector) {
        element(selector).click();
    }

    void type(String selector, CharSequence... keys) {
        element(selector).sendKeys(keys);
    }

    void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** Clicks at a fraction of the width of a lane. */
    void clickLane(int lane, double part) {
        script("document.getElementById('chart').scrollIntoView({block: 'center'})");
        WebElement chart = element("#chart");
        Dimension size = chart.getSize();
        int left = 190;
        int x = (int) (left + (size.width - left - 30) * part);
        int y = 144 + lane * 20 + 10;
        new Actions(browser)
                .moveToElement(chart, x - size.width / 2, y - size.height / 2)
                .click()
                .perform();
    }

    /** The colour of the canvas at a fraction of the width of a lane, as {@code rgb(1, 2, 3)}. */
    Object colourAt(int lane, double part) {
        return colourAtHeight(144 + lane * 20 + 10, part);
    }

    private Object colourAtHeight(int y, double part) {
        return script("""
                const width = document.getElementById("chart").clientWidth;
                const copy = document.createElement("canvas").getContext("2d");
                const x = 190 + (width - 190 - 30) * arguments[0];
                copy.drawImage(document.querySelector("#chart canvas"), -x, -arguments[1]);
                const [red, green, blue] = copy.getImageData(0, 0, 1, 1).data;
                return `rgb(${red}, ${green}, ${blue})`;
                """, part, y);
    }

    /** The colour of the lower edge of the chart's upper part at a fraction of its width. */
    Object colourOfOpenAt(double part) {
        return colourAtHeight(22 + 96 - 3, part);
    }

    Object colourOf(String variable) {
        return script("""
                const probe = document.createElement("i");
                document.body.append(probe);
                probe.style.color = `var(${arguments[0]})`;
                const colour = getComputedStyle(probe).color;
                probe.remove();
                return colour;
                """, variable);
    }

    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) browser).executeScript(script, arguments);
    }

    void width(int width) {
        // The window of a headless browser has no frame, but has a minimum width above that of a phone.
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    void anyWidth() {
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    void preferDark(boolean dark) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** The violations that an accessibility checker reports, one line each. */
    @SuppressWarnings("unchecked")
    List<String> accessibilityFaults() throws IOException {
        try (InputStream axe = ReportPage.class.getResourceAsStream("/axe.min.js")) {
            script(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return (List<String>) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document).then(
                  (found) => done(found.violations.map((fault) => {
                    const nodes = fault.nodes.map((node) => node.target + " " + node.failureSummary);
                    return `${fault.id}: ${fault.help}: ${nodes.slice(0, 3).join("; ")}`;
                  })),
                  (failure) => done([String(failure)]));
                """);
    }

    /** The console messages since the last call. */
    List<String> console() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The network requests since the last call. */
    List<String> requests() {
        return browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message ->
                        message.contains("Network.requestWillBeSent\"") || message.contains("Network.webSocketCreated"))
                .filter(message -> !message.contains("\"url\":\"file:"))
                .toList();
    }
}
