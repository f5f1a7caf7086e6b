package io.sessionaudit.runtime.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Decides whether a request may be answered: its Host header must name this machine, so that no foreign site reads the
 * data through a name that it resolves to this address (DNS rebinding), and it must have the token if there is one.
 */
final class AccessRules {
    private static final String BEARER = "bearer ";
    private static final Set<String> LOOPBACK_NAMES = loopbackNames();

    private final byte[] token;
    private final boolean acceptsAddresses;
    private final Set<String> names = new HashSet<>(LOOPBACK_NAMES);

    /**
     * Creates rules.
     *
     * @param token empty for none
     * @param bound the address that the server listens at
     * @param hosts names of this machine, for a server that does not listen at the loopback interface only
     */
    AccessRules(String token, InetAddress bound, Set<String> hosts) {
        this.token = token.isEmpty() ? null : digest(token);
        acceptsAddresses = !bound.isLoopbackAddress();
        if (acceptsAddresses) {
            hosts.forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
        }
    }

    /** {@return the reason why the request is refused, or null} */
    HttpResponse refusal(HttpRequest request, boolean needsToken) {
        String host = request.header("host");
        if (!isOwn(nameOf(host))) {
            return HttpResponse.text(421, "the Host header does not name this server");
        }
        String origin = request.header("origin");
        if (!origin.isEmpty() && !origin.equals("http://" + host)) {
            return HttpResponse.text(403, "requests of other sites are not answered");
        }
        if (request.header("sec-fetch-site").equals("cross-site")) {
            return HttpResponse.text(403, "requests of other sites are not answered");
        }
        if (needsToken && token != null && !hasToken(request.header("authorization"))) {
            return HttpResponse.text(
                    401,
                    "the token is missing or wrong",
                    Collections.singletonMap("WWW-Authenticate", "Bearer realm=\"session-audit\""));
        }
        return null;
    }

    private boolean isOwn(String name) {
        boolean isAddress = name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || name.matches("\\[[0-9a-f:.]+\\]");
        return names.contains(name) || acceptsAddresses && isAddress; // no site can redirect an address
    }

    private static String nameOf(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort =
                colon > host.lastIndexOf(']') && host.substring(colon + 1).matches("[0-9]{1,5}");
        return (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    /** Constant time: digests of equal length are compared as a whole. */
    private boolean hasToken(String authorization) {
        boolean isBearer = authorization.toLowerCase(Locale.ROOT).startsWith(BEARER);
        String given = isBearer ? authorization.substring(BEARER.length()).trim() : "";
        return MessageDigest.isEqual(token, digest(given)) && isBearer;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has SHA-256", e);
        }
    }

    private static Set<String> loopbackNames() {
        Set<String> names = new HashSet<>();
        names.add("localhost");
        names.add("127.0.0.1");
        names.add("[::1]");
        return names;
    }
}
