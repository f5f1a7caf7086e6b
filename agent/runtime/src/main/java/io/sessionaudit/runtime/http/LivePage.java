package io.sessionaudit.runtime.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.options.HttpAddress;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;

/**
 * Serves the live page according to the options, which may change. Never throws: if the address cannot be used, one
 * line reports it, and everything else works. Thread-safe.
 */
public final class LivePage {
    private final LiveModel live;
    private final LongFunction<String> dump;
    private final Map<String, HttpHandler> others;
    private final String host;
    private final Consumer<String> report;
    private HttpAddress address = HttpAddress.OFF;
    private String token = "";
    private LiveServer server;

    /**
     * Creates a page that is not served yet.
     *
     * @param dump returns one open session with its stacks, as an encoded dump
     * @param others further handlers by path, which need the token
     * @param host the name of this machine
     * @param report receives a line for the user
     */
    public LivePage(
            LiveModel live,
            LongFunction<String> dump,
            Map<String, HttpHandler> others,
            String host,
            Consumer<String> report) {
        this.live = live;
        this.host = host;
        this.report = report;
        this.dump = dump;
        this.others = others;
    }

    /** Starts, restarts or stops the server if the options have changed. */
    public synchronized void apply(Settings settings) {
        HttpAddress next = settings.get(Options.ENABLED) ? settings.get(Options.HTTP) : HttpAddress.OFF;
        String nextToken = settings.get(Options.HTTP_TOKEN);
        if (next.equals(address) && nextToken.equals(token)) {
            return;
        }
        stop();
        address = next;
        token = nextToken;
        if (next.isOn()) {
            start();
        }
    }

    private void start() {
        try {
            Map<String, HttpHandler> data = new LinkedHashMap<>(new LiveApi(live, dump).handlers());
            data.putAll(others);
            server = LiveServer.start(address, token, host, PageFiles.handlers(), data, new LiveEvents(live)::stream);
            live.readers().retain();
            report.accept("the live page is at " + server.url());
        } catch (IOException | RuntimeException | LinkageError e) {
            report.accept("http=" + address + " is not served (" + e.getMessage() + "); everything else works");
        }
    }

    /** Stops the server, if it runs. */
    public synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
            live.readers().release();
        }
    }

    /** {@return the address of the page; null if it is not served} */
    public synchronized String url() {
        return server == null ? null : server.url();
    }
}
