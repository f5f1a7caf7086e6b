package io.sessionaudit.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts of the live page, read at each request: resources next to this class, and those of the HTML report that it
 * shares, which the commands of the same jar have.
 */
final class PageFiles {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String REPORT = "/io/sessionaudit/tools/html/";
    private static final String[] REPORT_SCRIPTS = {"text.js", "theme.js"};
    private static final String[] SCRIPTS = {
        "rows.js", "stream.js", "gauges.js", "pools.js", "uses.js", "sessions.js", "stacks.js", "recent.js", "live.js"
    };

    private PageFiles() {}

    /** {@return the handlers by path} */
    static Map<String, HttpHandler> handlers() {
        Map<String, HttpHandler> handlers = new LinkedHashMap<>();
        handlers.put("/", request -> file("live.html", HTML));
        handlers.put("/mark.svg", request -> file("mark.svg", "image/svg+xml"));
        handlers.put("/live.css", request -> file("live.css", STYLE));
        handlers.put("/report.css", request -> file(REPORT + "report.css", STYLE));
        for (String script : REPORT_SCRIPTS) {
            handlers.put("/" + script, request -> file(REPORT + script, SCRIPT));
        }
        for (String script : SCRIPTS) {
            handlers.put("/" + script, request -> file(script, SCRIPT));
        }
        return handlers;
    }

    private static HttpResponse file(String name, String contentType) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
            return HttpResponse.of(contentType, bytes.toByteArray());
        }
    }
}
