package io.sessionaudit.core.options;

/**
 * An address to listen at.
 *
 * @param host a name or an address; null for the loopback interface
 * @param port 0 for any free port, -1 for none
 */
public record HttpAddress(String host, int port) {
    /** No address. */
    public static final HttpAddress OFF = new HttpAddress(null, -1);

    private static final int MAX_PORT = 65_535;

    /** {@return whether there is one} */
    public boolean isOn() {
        return port >= 0;
    }

    /** {@return the address in {@code PORT}, {@code HOST:PORT}, {@code [IPV6]:PORT} or {@code off}} */
    static HttpAddress parse(String text) {
        if (text.equals("off")) {
            return OFF;
        }
        int colon = text.lastIndexOf(':');
        String digits = text.substring(colon + 1);
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw new IllegalArgumentException(text);
        }
        int port = Integer.parseInt(digits);
        String host = colon < 0 ? null : text.substring(0, colon);
        if (host != null && host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host != null && host.indexOf(':') >= 0) {
            throw new IllegalArgumentException(text);
        }
        if (port > MAX_PORT || host != null && !host.matches("[0-9A-Za-z.:%_-]+")) {
            throw new IllegalArgumentException(text);
        }
        return new HttpAddress(host, port);
    }

    @Override
    public String toString() {
        String address = host == null ? "" : (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":";
        return isOn() ? address + port : "off";
    }
}
