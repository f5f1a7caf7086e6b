package io.sessionaudit.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

import io.sessionaudit.core.attach.SessionDump;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.live.LiveWriter;
import io.sessionaudit.core.log.LiveFormat;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;

/** The current state as JSON. Thread-safe. */
final class LiveApi {
    private static final String JSON = "application/json; charset=utf-8";
    private static final int MAX_SESSIONS = 5_000;
    private static final int USUAL_SESSIONS = 200;

    private final LiveModel live;
    private final LongFunction<String> dump;

    /**
     * Creates the API.
     *
     * @param dump returns one open session with its stacks, as an encoded {@link SessionDump}
     */
    LiveApi(LiveModel live, LongFunction<String> dump) {
        this.live = live;
        this.dump = dump;
    }

    /** {@return the handlers by path} */
    Map<String, HttpHandler> handlers() {
        Map<String, HttpHandler> handlers = new LinkedHashMap<>();
        handlers.put("/api/state", this::state);
        handlers.put("/api/history", this::history);
        handlers.put("/api/sessions", this::sessions);
        handlers.put("/api/session", this::session);
        return handlers;
    }

    private HttpResponse state(HttpRequest request) throws IOException, BadRequestException {
        int sessions = (int) request.number(LogFormat.SESSIONS, USUAL_SESSIONS, MAX_SESSIONS);
        LiveState state = known();
        return json(line -> LiveWriter.write(state, sessions, line));
    }

    private HttpResponse history(HttpRequest request) throws IOException {
        LiveState state = live.state();
        return json(line -> line.begin(LiveFormat.HISTORY, state == null ? Instant.now() : state.time())
                .put(LiveFormat.POOLS, (Object) LiveWriter.history(live.history()))
                .end());
    }

    private HttpResponse sessions(HttpRequest request) throws IOException, BadRequestException {
        int from = (int) request.number("from", 0, MAX_SESSIONS);
        int count = (int) request.number(LogFormat.COUNT, USUAL_SESSIONS, MAX_SESSIONS);
        LiveState state = known();
        return json(line -> line.begin(LogFormat.SESSIONS, state.time())
                .put(LogFormat.OPEN, state.open())
                .put(LogFormat.SESSIONS, (Object) LiveWriter.sessions(state, from, count))
                .end());
    }

    /** The stacks of a session; they are read now. */
    private HttpResponse session(HttpRequest request) throws IOException, BadRequestException {
        long number = request.number("number", 0, Long.MAX_VALUE);
        if (number == 0) {
            throw new BadRequestException(400, "number is required");
        }
        SessionDump found = SessionDump.decode(dump.apply(number));
        if (found.lines().isEmpty()) {
            throw new BadRequestException(404, "this session is not open any more");
        }
        return HttpResponse.of(JSON, (found.lines().get(0) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private LiveState known() throws BadRequestException {
        LiveState state = live.state();
        if (state == null) {
            throw new BadRequestException(503, "there is no state yet; try again in a second");
        }
        return state;
    }

    private interface Content {
        void write(LogWriter line);
    }

    private static HttpResponse json(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LogWriter line = new LogWriter(bytes);
        content.write(line);
        line.flush();
        return HttpResponse.of(JSON, bytes.toByteArray());
    }
}
