package io.sessionaudit.runtime.http;

import java.util.Map;

/**
 * A request. Immutable.
 *
 * @param method {@code GET} or {@code HEAD}
 * @param path the path as it was sent, without the query
 * @param query the parameters of the query
 * @param headers by name in lower case
 */
public record HttpRequest(String method, String path, Map<String, String> query, Map<String, String> headers) {
    /** {@return a header, or an empty string} */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /**
     * {@return a whole number of the query, or the default if it is not given}
     *
     * @throws BadRequestException if it is none, or out of range
     */
    public long number(String name, long usual, long max) throws BadRequestException {
        String text = query.get(name);
        if (text == null) {
            return usual;
        }
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw new BadRequestException(400, name + " is no whole number");
        }
        return Math.min(max, Long.parseLong(text));
    }
}
