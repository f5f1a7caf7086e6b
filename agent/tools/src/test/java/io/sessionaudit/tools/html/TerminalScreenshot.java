package io.sessionaudit.tools.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Creates an image of a terminal: {@code java TerminalScreenshot CAPTURE IMAGE}. The capture is the output of
 * {@code tmux capture-pane -e}. See scripts/screenshots.
 */
final class TerminalScreenshot {
    private static final Pattern ATTRIBUTES = Pattern.compile("\u001b\\[([0-9;]*)m");
    private static final String STYLE = "body { margin: 0; background: #14181f; }"
            + " pre { display: inline-block; margin: 0; padding: 10px 14px; color: #d7dce2;"
            + " font: 13px/1.3 'DejaVu Sans Mono', monospace; }"
            + " .a1 { font-weight: bold; } .a2 { color: #8b949e; } .a4 { text-decoration: underline; }"
            + " .a7 { background: #d7dce2; color: #14181f; } .a31 { color: #ff7b72; }";

    private TerminalScreenshot() {}

    public static void main(String[] arguments) throws IOException {
        String page = "<!DOCTYPE html><meta charset=utf-8><style>" + STYLE + "</style><pre>"
                + markup(Files.readString(Path.of(arguments[0]))) + "</pre>";
        ChromeDriver browser = Chromium.start(List.of("--hide-scrollbars"));
        try {
            browser.get("data:text/html;base64,"
                    + Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8)));
            Dimension size = browser.findElement(By.tagName("pre")).getSize();
            Map<String, Object> clip =
                    Map.of("x", 0, "y", 0, "width", size.getWidth(), "height", size.getHeight(), "scale", 1);
            Object png = browser.executeCdpCommand(
                            "Page.captureScreenshot",
                            Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
                    .get("data");
            Files.write(Path.of(arguments[1]), Base64.getDecoder().decode(String.valueOf(png)));
        } finally {
            browser.quit();
        }
    }

    /** {@return the lines, with one element for each change of attributes} */
    private static String markup(String capture) {
        StringBuilder markup = new StringBuilder("<span>");
        TreeSet<Integer> attributes = new TreeSet<>();
        Matcher matcher = ATTRIBUTES.matcher(capture);
        int from = 0;
        while (matcher.find()) {
            markup.append(escaped(capture.substring(from, matcher.start())));
            from = matcher.end();
            Arrays.stream(matcher.group(1).split(";"))
                    .mapToInt(number -> number.isEmpty() ? 0 : Integer.parseInt(number))
                    .forEach(number -> change(attributes, number));
            markup.append("</span><span class='");
            attributes.forEach(each -> markup.append('a').append(each).append(' '));
            markup.append("'>");
        }
        return markup.append(escaped(capture.substring(from))).append("</span>").toString();
    }

    private static void change(TreeSet<Integer> attributes, int number) {
        if (number == 0) {
            attributes.clear();
        } else if (number == 39) {
            attributes.removeIf(each -> each >= 30);
        } else if (number >= 22 && number <= 27) {
            attributes.removeIf(each -> each == number - 20 || number == 22 && each == 1);
        } else {
            attributes.add(number);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
