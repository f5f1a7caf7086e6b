package io.sessionaudit.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the head of a request, strictly: what is not well-formed is refused, and a body is not accepted. */
final class RequestReader {
    static final int MAX_HEAD = 16_384;
    private static final int MAX_HEADERS = 100;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private RequestReader() {}

    /** {@return the request, or null if the connection was closed before the first byte} */
    static HttpRequest read(InputStream in) throws IOException, BadRequestException {
        String head = readHead(in);
        if (head == null) {
            return null;
        }
        String[] lines = head.split("\r\n", -1);
        String[] parts = lines[0].split(" ", -1);
        if (parts.length != 3 || !parts[0].matches(TOKEN) || !parts[2].matches("HTTP/1\\.[01]")) {
            throw new BadRequestException(400, "not a request of HTTP/1.1");
        }
        Map<String, String> headers = headers(lines);
        if (!parts[0].equals("GET") && !parts[0].equals("HEAD")) {
            throw new BadRequestException(405, "only GET and HEAD are supported");
        }
        if (headers.containsKey("transfer-encoding") || !"0".equals(headers.getOrDefault("content-length", "0"))) {
            throw new BadRequestException(400, "a request has no body here");
        }
        String target = parts[1];
        if (!target.startsWith("/") || !target.chars().allMatch(each -> each > ' ' && each < 127 && each != '#')) {
            throw new BadRequestException(400, "the target is no path");
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        return new HttpRequest(parts[0], path, query(question < 0 ? "" : target.substring(question + 1)), headers);
    }

    /** {@return the lines up to the empty one} */
    private static String readHead(InputStream in) throws IOException, BadRequestException {
        byte[] bytes = new byte[MAX_HEAD];
        int length = 0;
        while (length < bytes.length) {
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                if (length == 0) {
                    return null;
                }
                throw new BadRequestException(400, "the request is incomplete");
            }
            int from = Math.max(0, length - 3);
            length += read;
            for (int i = from; i + 3 < length; i++) {
                if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                    return new String(bytes, 0, i, StandardCharsets.ISO_8859_1);
                }
            }
        }
        throw new BadRequestException(431, "the request is too large");
    }

    private static Map<String, String> headers(String[] lines) throws BadRequestException {
        if (lines.length > MAX_HEADERS) {
            throw new BadRequestException(431, "the request has too many headers");
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String name = colon < 0 ? "" : lines[i].substring(0, colon);
            String value = lines[i].substring(colon + 1).trim();
            if (!name.matches(TOKEN) || !value.chars().allMatch(each -> each >= ' ' && each != 127 || each == '\t')) {
                throw new BadRequestException(400, "a header is malformed");
            }
            if (headers.put(lowerCase(name), value) != null && isSingle(lowerCase(name))) {
                throw new BadRequestException(400, "a header is repeated");
            }
        }
        return headers;
    }

    private static boolean isSingle(String name) {
        return name.equals("host")
                || name.equals("authorization")
                || name.equals("content-length")
                || name.equals("transfer-encoding");
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Names and values are not decoded: those that are used consist of letters, digits and hyphens. */
    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return query;
    }
}
