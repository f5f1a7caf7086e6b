package io.sessionaudit.runtime.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes user, password and parameters from JDBC URLs, so that they can be logged. */
final class SafeUrl {
    private static final Pattern ORACLE_USER = Pattern.compile("^(jdbc:oracle:[a-z]+:).*@");
    private static final Pattern USER_BEFORE_HOST = Pattern.compile("//[^/?;]*@");

    /** A password may contain the characters that terminate an authority; a port contains only digits. */
    private static final Pattern USER_WITH_ODD_PASSWORD = Pattern.compile("//[^:/?;@]+:(?![0-9]+[/?;,]).*@");

    /** The first parameter, in any form; it and the rest of the URL are removed. */
    private static final Pattern PARAMETER = Pattern.compile("[?;&#]|[/:,(]?[^/:,()?;&#=]*=");

    private SafeUrl() {}

    /** {@return scheme, host, port and path, without anything that may be a parameter; null for null} */
    static String of(String url) {
        if (url == null) {
            return null;
        }
        String safe = ORACLE_USER.matcher(url).replaceAll("$1@");
        safe = USER_BEFORE_HOST.matcher(safe).replaceAll("//");
        safe = USER_WITH_ODD_PASSWORD.matcher(safe).replaceAll("//");
        Matcher parameter = PARAMETER.matcher(safe);
        return parameter.find() ? safe.substring(0, parameter.start()) : safe;
    }
}
