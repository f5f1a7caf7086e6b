package io.sessionaudit.core.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes user, password and parameters from JDBC URLs, so that they can be logged.
 *
 * <p>What is not recognized is removed: of a URL whose scheme is not known by name, only scheme and host remain, and if
 * it is not certain where user and password end, only the scheme.
 */
public final class SafeUrl {
    /** Longer URLs are not searched for an address. */
    private static final int MAX_LENGTH = 4_000;

    /** Shown for a URL without a scheme. */
    private static final String UNKNOWN = "unknown";

    private static final String HOST = "(?:[\\w.*-]++(?:\\\\[\\w$-]++)?|\\[[\\w.:,-]++])(?::[0-9]{1,5}+(?![\\w]))?";
    private static final String HOSTS = HOST + "(?:," + HOST + "){0,100}";

    private static final Pattern AUTHORITY = pattern("//(?:https?://)?(?:" + HOSTS + ")?(?=[/?;#&,(:]|$)");
    private static final Pattern PATH = pattern("(?:/(?![\\w.-]*=)[\\w.$~-]*+){1,20}");
    private static final Pattern NAME = pattern("/?[\\w.$~-]++(?![=@])");
    private static final Pattern HOST_AND_PATH = pattern(HOSTS + "(?:/[\\w.$-]++)?(?![=@])");
    private static final Pattern POSITIONS = pattern("[\\w.-]++:[0-9]{0,5}+:[\\w.-]*+(?=:|$)");
    private static final Pattern ORACLE =
            pattern("@(?:(?:[a-z]{3,5}:)?//)?(?:" + HOSTS + ")?(?::[\\w.$-]++)?(?:/[\\w.$-]++){0,2}(?::[a-z]{1,9})?");

    private SafeUrl() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** {@return scheme, host, port and path, without anything that may be a secret; null for null} */
    public static String of(String url) {
        if (url == null) {
            return null;
        }
        UrlScheme scheme = UrlScheme.of(url.strip());
        return scheme.text().isEmpty() ? UNKNOWN : scheme.text() + address(scheme);
    }

    /** {@return whether different databases may have the same safe URL, because the address was removed} */
    public static boolean omitsAddress(String url) {
        UrlScheme scheme = UrlScheme.of(url.strip());
        return !scheme.certain() || address(scheme).chars().noneMatch(Character::isLetterOrDigit);
    }

    private static String address(UrlScheme scheme) {
        String rest = scheme.rest();
        if (rest.length() > MAX_LENGTH) {
            return "";
        }
        if (scheme.form() == UrlForm.FILE && scheme.certain()) {
            return file(rest);
        }
        int end = UrlParameters.start(rest);
        if (UrlParameters.mayEndUser(rest, end)) {
            return "";
        }
        String region = rest.substring(0, end);
        if (region.startsWith("//")) {
            return authority(region, scheme.certain() && scheme.form() != UrlForm.POSITIONS);
        }
        return switch (scheme.form()) {
            case ORACLE -> oracle(region, scheme.certain());
            case AUTHORITY -> scheme.certain() ? found(NAME, withoutUser(region)) : "";
            case HOST -> scheme.certain() ? found(HOST_AND_PATH, withoutUser(region)) : "";
            case POSITIONS -> region.indexOf('@') < 0 && scheme.certain() ? found(POSITIONS, region) : "";
            default -> "";
        };
    }

    /** A database file, or a server that takes user and password from parameters only. */
    private static String file(String rest) {
        int end = UrlParameters.start(rest);
        for (int i = 0; i < end; i++) {
            if ("?;&#".indexOf(rest.charAt(i)) >= 0) {
                end = i;
            }
        }
        if (UrlParameters.mayEndUser(rest, end)) {
            return "";
        }
        String path = rest.substring(0, end);
        return path.startsWith("//") ? "//" + withoutUser(path.substring(2)) : withoutUser(path);
    }

    /** A password may contain a slash. If the path may contain secrets, an at sign there may be part of one. */
    private static String authority(String region, boolean certain) {
        String user = region.substring(2);
        int slash = user.indexOf('/');
        if (!certain && slash >= 0 && user.lastIndexOf('@') > slash) {
            return "";
        }
        String address = "//" + withoutUser(user);
        String hosts = found(AUTHORITY, address);
        return hosts.isEmpty() || !certain ? hosts : hosts + found(PATH, address.substring(hosts.length()));
    }

    /** Without an at sign, user and password may be all there is. */
    private static String oracle(String region, boolean certain) {
        int at = region.lastIndexOf('@');
        if (at < 0) {
            return "";
        }
        String address = found(ORACLE, region.substring(at));
        int path = address.indexOf('/', address.indexOf("//") + 2);
        return certain || path < 0 ? address : address.substring(0, path);
    }

    private static String withoutUser(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String found(Pattern pattern, String address) {
        Matcher matcher = pattern.matcher(address);
        return matcher.lookingAt() ? matcher.group() : "";
    }
}
