package io.sessionaudit.runtime.jdbc;

import java.util.regex.Pattern;

/** JDBC URLs as they may stand in a file: without user, password and parameters. */
final class SafeUrl {
    private static final Pattern USER_BEFORE_HOST = Pattern.compile("//[^/?;]*@");
    private static final Pattern ORACLE_USER = Pattern.compile("^(jdbc:oracle:[a-z]+:)[^@]*@");
    private static final Pattern KEY_VALUE_HOST = Pattern.compile("\\([^()]*\\)");

    private SafeUrl() {}

    /** {@return the URL up to its parameters, or null for null} */
    static String of(String url) {
        if (url == null) {
            return null;
        }
        String safe = USER_BEFORE_HOST.matcher(url).replaceAll("//");
        safe = ORACLE_USER.matcher(safe).replaceAll("$1@");
        int end = safe.length();
        for (char separator : new char[] {'?', ';', '&', '#'}) {
            int at = safe.indexOf(separator);
            if (at >= 0 && at < end) {
                end = at;
            }
        }
        safe = safe.substring(0, end);
        // MySQL's address=(host=...)(user=...)(password=...) form: nothing in brackets is needed to know the place.
        return safe.startsWith("jdbc:oracle:")
                ? safe
                : KEY_VALUE_HOST.matcher(safe).replaceAll("(...)");
    }
}
