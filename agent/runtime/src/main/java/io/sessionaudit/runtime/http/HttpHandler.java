package io.sessionaudit.runtime.http;

import java.io.IOException;

/** Answers the requests for one path. Thread-safe. */
public interface HttpHandler {
    /** {@return the response} A request that may not be answered is refused before. */
    HttpResponse answer(HttpRequest request) throws IOException, BadRequestException;
}
