package io.sessionaudit.tools.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** Creates the images of docs/images: {@code java Screenshots PAGE DIRECTORY}. See scripts/screenshots. */
final class Screenshots {
    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    private final ChromeDriver browser;
    private final ReportPage page;
    private final Path directory;

    private Screenshots(ChromeDriver browser, ReportPage page, Path directory) {
        this.browser = browser;
        this.page = page;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        ChromeDriver browser = Chromium.start(List.of("--hide-scrollbars"));
        try {
            new Screenshots(
                            browser,
                            ReportPage.open(browser, Path.of(arguments[0]).toAbsolutePath()),
                            directory)
                    .take();
        } finally {
            browser.quit();
        }
    }

    private void take() throws IOException {
        page.preferDark(false);
        page.width(WIDE);
        save("report-top.png", WIDE, 690);
        scrollTo("picture");
        save("report-picture.png", WIDE, 900);
        scrollTo("use");
        save("report-use.png", WIDE, 900);
        scrollTo("picture");
        page.preferDark(true);
        page.click("#next-finding");
        page.click("#zoom-fit");
        page.type("#chart", Keys.ENTER);
        save("report-details.png", WIDE, 900);
        page.press(Keys.ESCAPE);
        page.width(NARROW);
        scrollTo("verdict");
        save("report-narrow.png", NARROW, 844);
    }

    private void scrollTo(String id) {
        page.script("document.getElementById(arguments[0]).scrollIntoView()", id);
    }

    private void save(String name, int width, int height) throws IOException {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        // After two frames the new layout is visible.
        browser.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done));");
        Object picture = browser.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"))
                .get("data");
        Files.write(directory.resolve(name), Base64.getDecoder().decode((String) picture));
        System.out.println(directory.resolve(name) + " " + Files.size(directory.resolve(name)) / 1024 + " kB");
    }
}
