package io.sessionaudit.tools.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The browser of the tests: Chromium and its driver as the system's packages install them. With
 * {@code -Dsession-audit.test.browser=required}, as in continuous integration, its absence is a failure; otherwise the
 * tests that need it are left out.
 */
final class Chromium {
    private static final String REQUIRED = "session-audit.test.browser";
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Chromium() {}

    /** Starts a browser without a window. */
    static ChromeDriver start(List<String> arguments) {
        Optional<Path> browser = BROWSERS.stream().flatMap(Chromium::find).findFirst();
        Optional<Path> driver = find("chromedriver").findFirst();
        if (browser.isEmpty() || driver.isEmpty()) {
            String missing = "no " + (browser.isEmpty() ? "Chromium" : "chromedriver")
                    + " on the PATH; on Debian: apt-get install chromium chromium-driver";
            if ("required".equals(System.getProperty(REQUIRED))) {
                fail(missing);
            }
            abort(missing);
        }
        // Its complaint that it knows no newer protocol is of no use to anybody.
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--force-device-scale-factor=1");
        options.addArguments(arguments);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .build();
        return new ChromeDriver(service, options);
    }

    private static Stream<Path> find(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, command))
                .filter(Files::isExecutable);
    }
}
