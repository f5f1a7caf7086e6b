package io.sessionaudit.core.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the first parameter of a JDBC URL. A password in front of the host may look like one. */
final class UrlParameters {
    /** A name and an equals sign behind any separator. */
    private static final Pattern PARAMETER = Pattern.compile("(?:^|[?;&#/:,(\\s])([^/:,()?;&#=\\s]*+)\\s*+=");

    /** Parameters whose values often contain an at sign. */
    private static final Pattern HAS_AT =
            Pattern.compile("user|uid|pass|pwd|mail|principal|token|secret", Pattern.CASE_INSENSITIVE);

    private UrlParameters() {}

    /** {@return the index of the first parameter, or the length of the URL} */
    static int start(String url) {
        Matcher parameter = PARAMETER.matcher(url);
        return parameter.find() ? parameter.start() : url.length();
    }

    /**
     * {@return whether an at sign after an index may be the end of user and password, instead of being part of a
     * parameter} If the parameter is one that usually contains an at sign, this is not possible.
     */
    static boolean mayEndUser(String url, int from) {
        int at = url.indexOf('@', from);
        if (at < 0) {
            return false;
        }
        Matcher parameter = PARAMETER.matcher(url);
        int next = from;
        String name = "";
        while (at >= 0) {
            while (next < at && parameter.find(next) && parameter.start() < at) {
                name = parameter.group(1);
                next = parameter.end();
            }
            if (!HAS_AT.matcher(name).find()) {
                return true;
            }
            at = url.indexOf('@', at + 1);
        }
        return false;
    }
}
