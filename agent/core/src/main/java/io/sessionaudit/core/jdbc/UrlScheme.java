package io.sessionaudit.core.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scheme of a JDBC URL: all known words in front of the address, such as {@code jdbc:p6spy:oracle:thin:}. One
 * unknown word behind {@code jdbc:}, or at the start, belongs to it, too.
 *
 * @param text the scheme as written, with its last colon; empty if the URL has none
 * @param rest everything after the scheme
 * @param form where the rest has its secrets
 * @param certain whether all words are known, and one of them is the name of a database
 */
record UrlScheme(String text, String rest, UrlForm form, boolean certain) {
    private static final Pattern WORD = Pattern.compile("([a-zA-Z][a-zA-Z0-9+._-]{0,40}):");

    /** Words that are not known, in front of an address with slashes. They may be anything, and are not shown. */
    private static final Pattern SKIPPED = Pattern.compile("(?:[\\w.+-]{1,40}:){1,2}(?=//)");

    static UrlScheme of(String url) {
        Matcher word = WORD.matcher(url);
        UrlForm form = UrlForm.UNKNOWN;
        boolean unknown = false;
        int end = 0;
        while (word.find(end) && word.start() == end) {
            UrlForm known = UrlForm.ofWord(word.group(1));
            if (known == UrlForm.UNKNOWN) {
                if (unknown || form != UrlForm.UNKNOWN) {
                    break;
                }
                unknown = true;
            } else if (known != UrlForm.WORD) {
                form = known;
            }
            end = word.end();
        }
        String rest = url.substring(end);
        Matcher skipped = SKIPPED.matcher(rest);
        if (skipped.lookingAt() && form != UrlForm.FILE && form != UrlForm.POSITIONS) {
            rest = rest.substring(skipped.end());
        }
        return new UrlScheme(url.substring(0, end), rest, form, !unknown && form != UrlForm.UNKNOWN);
    }
}
