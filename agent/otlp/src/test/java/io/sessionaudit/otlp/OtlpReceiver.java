package io.sessionaudit.otlp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;

/** A collector on a loopback port that keeps what it accepts, and fails on request. Threadsafe. */
public final class OtlpReceiver implements AutoCloseable {
    /** In place of a status: the connection is closed without an answer. */
    static final int RESET = -1;

    /** In place of a status: no answer until the receiver is closed. */
    static final int SILENT = -2;

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<ResourceLogs> accepted = Collections.synchronizedList(new ArrayList<>());
    private final List<ResourceMetrics> acceptedMetrics = Collections.synchronizedList(new ArrayList<>());
    private final List<Headers> requests = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Integer> answers = new ArrayDeque<>();

    private OtlpReceiver(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext(
                "/v1/logs",
                exchange -> handle(
                        exchange,
                        body -> accepted.addAll(
                                ExportLogsServiceRequest.parseFrom(body).getResourceLogsList())));
        server.createContext(
                "/v1/metrics",
                exchange -> handle(
                        exchange,
                        body -> acceptedMetrics.addAll(
                                ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList())));
        server.setExecutor(threads);
        server.start();
    }

    /** Starts a receiver. */
    public static OtlpReceiver start() throws IOException {
        return new OtlpReceiver(HttpServer.create(anyPort(), 0), "http");
    }

    /** Starts a receiver that uses TLS. */
    static OtlpReceiver start(HttpsConfigurator tls) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(tls);
        return new OtlpReceiver(server, "https");
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** {@return the value for the option otlp} */
    public String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    /** Answers the next requests with these; those after them are accepted. */
    synchronized OtlpReceiver answering(Integer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    /** {@return the accepted log records, in the order of their arrival} */
    public List<LogRecord> records() {
        List<LogRecord> records = new ArrayList<>();
        for (ResourceLogs logs : List.copyOf(accepted)) {
            logs.getScopeLogsList().forEach(scope -> records.addAll(scope.getLogRecordsList()));
        }
        return records;
    }

    /** {@return the accepted records with their resources} */
    public List<ResourceLogs> resources() {
        return List.copyOf(accepted);
    }

    /** {@return the headers of all requests} */
    List<Headers> requests() {
        return List.copyOf(requests);
    }

    /** {@return the metrics of each accepted request, in the order of their arrival} */
    public List<List<Metric>> metrics() {
        List<List<Metric>> metrics = new ArrayList<>();
        for (ResourceMetrics each : List.copyOf(acceptedMetrics)) {
            metrics.add(each.getScopeMetricsList().stream()
                    .flatMap(scope -> scope.getMetricsList().stream())
                    .toList());
        }
        return metrics;
    }

    /** What to do with the body of an accepted request. */
    private interface Reader {
        void read(byte[] body) throws IOException;
    }

    private void handle(HttpExchange exchange, Reader reader) throws IOException {
        requests.add(exchange.getRequestHeaders());
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            boolean isCompressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            body = isCompressed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
        int status = nextAnswer();
        if (status == SILENT) {
            awaitClose();
            return;
        }
        if (status == RESET) {
            exchange.close();
            return;
        }
        if (status == 200) {
            reader.read(body);
        } else {
            exchange.getResponseHeaders().add("Retry-After", "1");
        }
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private synchronized int nextAnswer() {
        return answers.isEmpty() ? 200 : answers.remove();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
