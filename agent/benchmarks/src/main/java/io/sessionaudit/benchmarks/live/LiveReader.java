package io.sessionaudit.benchmarks.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the agent's server as a page or as Prometheus does, from the start of the server to its end. */
final class LiveReader implements AutoCloseable {
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");
    private static final String OPEN_METRICS =
            "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
    private static final long RETRY_MILLIS = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;
    private final Thread thread;
    private volatile boolean closed;
    private volatile int answers;

    private interface Reading {
        void read(LiveReader reader) throws IOException, InterruptedException;
    }

    private LiveReader(int port, Reading reading) {
        server = "http://127.0.0.1:" + port;
        thread = new Thread(() -> run(reading), "reader");
        thread.start();
    }

    /** {@return an open page: its files, the history, and then each event} */
    static LiveReader page(int port) {
        return new LiveReader(port, LiveReader::readPage);
    }

    /** {@return a scrape each second} */
    static LiveReader scrape(int port) {
        return new LiveReader(port, LiveReader::scrapeEachSecond);
    }

    private void run(Reading reading) {
        while (!closed) {
            try {
                reading.read(this);
            } catch (IOException e) {
                pause(RETRY_MILLIS); // not started yet, or ended
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void readPage() throws IOException, InterruptedException {
        Matcher files = FILE.matcher(get("/"));
        while (files.find()) {
            get(files.group(1));
        }
        get("/api/history");
        HttpRequest events =
                HttpRequest.newBuilder(URI.create(server + "/api/events")).build();
        try (InputStream in =
                client.send(events, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            byte[] buffer = new byte[65_536];
            byte last = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    answers += last == '\n' && buffer[i] == '\n' ? 1 : 0; // the end of an event
                    last = buffer[i];
                }
            }
        }
    }

    private void scrapeEachSecond() throws IOException, InterruptedException {
        for (long due = System.nanoTime(); !closed; due += TimeUnit.SECONDS.toNanos(1)) {
            get("/metrics");
            answers++;
            TimeUnit.NANOSECONDS.sleep(due + TimeUnit.SECONDS.toNanos(1) - System.nanoTime());
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", OPEN_METRICS)
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + ": status " + response.statusCode());
        }
        return response.body();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return how many events or scrapes were received} */
    int answers() {
        return answers;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
