package io.sessionaudit.runtime.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.metrics.KnownPlaces;
import io.sessionaudit.core.metrics.StateMetrics;
import io.sessionaudit.runtime.http.BadRequestException;
import io.sessionaudit.runtime.http.HttpHandler;
import io.sessionaudit.runtime.http.HttpRequest;
import io.sessionaudit.runtime.http.HttpResponse;

/**
 * Answers a scrape in the format that it accepts, OpenMetrics or text. The application's settings of the client library
 * are not read. Thread-safe.
 */
public final class MetricsHandler implements HttpHandler {
    /** Where Prometheus expects metrics. */
    public static final String PATH = "/metrics";

    private final LiveModel live;
    private final KnownPlaces places = new KnownPlaces();

    /** Loaded by the first scrape: most applications have none. */
    private static final class Formats {
        static final ExpositionFormatWriter OPEN_METRICS = new OpenMetricsTextFormatWriter(false, false);
        static final ExpositionFormatWriter TEXT = PrometheusTextFormatWriter.create();

        private Formats() {}

        static ExpositionFormatWriter of(String accepted) {
            return OPEN_METRICS.accepts(accepted) ? OPEN_METRICS : TEXT;
        }
    }

    /** Creates a handler. */
    public MetricsHandler(LiveModel live) {
        this.live = live;
    }

    @Override
    public HttpResponse answer(HttpRequest request) throws IOException, BadRequestException {
        LiveState state = live.state();
        if (state == null) {
            throw new BadRequestException(503, "there is no state yet; try again in a second");
        }
        ExpositionFormatWriter format = Formats.of(request.header("accept"));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        format.write(body, PrometheusMetrics.of(StateMetrics.of(state, places)));
        return HttpResponse.of(format.getContentType(), body.toByteArray());
    }
}
