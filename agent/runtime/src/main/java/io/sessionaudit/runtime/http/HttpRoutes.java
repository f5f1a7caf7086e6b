package io.sessionaudit.runtime.http;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Which handler answers a request. A path is compared as it was sent, so nothing but the known paths exists. */
final class HttpRoutes {
    private static final int MAX_STREAMS = 20;
    private static final String EVENTS = "/api/events";

    private final AccessRules rules;
    private final Map<String, HttpHandler> files;
    private final Map<String, HttpHandler> data;
    private final Supplier<EventStream> events;
    private final AtomicInteger streams = new AtomicInteger();

    /**
     * Creates routes.
     *
     * @param files the parts of the page, which contain no data and need no token
     * @param data handlers of all other paths
     */
    HttpRoutes(
            AccessRules rules,
            Map<String, HttpHandler> files,
            Map<String, HttpHandler> data,
            Supplier<EventStream> events) {
        this.rules = rules;
        this.files = files;
        this.data = data;
        this.events = events;
    }

    /** {@return the response of a request that is not answered, or null} */
    HttpResponse refusal(HttpRequest request) {
        return rules.refusal(request, !files.containsKey(request.path()));
    }

    boolean isEventStream(HttpRequest request) {
        return request.method().equals("GET") && request.path().equals(EVENTS);
    }

    HttpResponse answer(HttpRequest request) {
        HttpHandler handler = files.containsKey(request.path()) ? files.get(request.path()) : data.get(request.path());
        if (handler == null) {
            return HttpResponse.text(404, "not found");
        }
        try {
            return handler.answer(request);
        } catch (BadRequestException e) {
            return HttpResponse.text(e.status(), e.getMessage());
        } catch (IOException | IllegalStateException e) {
            return HttpResponse.text(503, "the agent cannot answer now", Collections.emptyMap());
        }
    }

    /** {@return the events for one more reader, or null if there are too many} */
    EventStream beginEvents() {
        if (streams.incrementAndGet() > MAX_STREAMS) {
            streams.decrementAndGet();
            return null;
        }
        return events.get();
    }

    void endEvents() {
        streams.decrementAndGet();
    }
}
