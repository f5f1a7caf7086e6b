package io.sessionaudit.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;

/**
 * A response.
 *
 * @param contentType with the character set
 * @param headers further headers
 */
public record HttpResponse(int status, String contentType, byte[] body, Map<String, String> headers) {
    /** {@return a successful response} */
    public static HttpResponse of(String contentType, byte[] body) {
        return new HttpResponse(200, contentType, body, Collections.emptyMap());
    }

    /** {@return a response of one line of text} */
    static HttpResponse text(int status, String line) {
        return text(status, line, Collections.emptyMap());
    }

    static HttpResponse text(int status, String line, Map<String, String> headers) {
        byte[] body = (line + "\n").getBytes(StandardCharsets.UTF_8);
        return new HttpResponse(status, "text/plain; charset=utf-8", body, headers);
    }
}
