package io.sessionaudit.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series of {@code /metrics}. */
final class ScrapedMetrics {
    private static final Pattern SERIES = Pattern.compile("(\\w+)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private ScrapedMetrics() {}

    /** The values by name and labels. */
    static Map<String, Double> of(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(Duration.ofSeconds(30))
                .build();
        String text = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        Map<String, Double> series = new TreeMap<>();
        text.lines().map(SERIES::matcher).filter(Matcher::matches).forEach(line -> {
            Map<String, String> labels = new TreeMap<>();
            LABEL.matcher(line.group(2) == null ? "" : line.group(2))
                    .results()
                    .forEach(label -> labels.put(label.group(1), label.group(2)));
            series.put(line.group(1) + labels, Double.valueOf(line.group(3)));
        });
        return series;
    }
}
