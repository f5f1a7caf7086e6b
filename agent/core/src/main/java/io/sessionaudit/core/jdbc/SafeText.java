package io.sessionaudit.core.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes what may be a secret from text that is neither SQL nor a URL: values of a diagnostic context, exception
 * messages, names, and values of options.
 *
 * <p>JDBC URLs are replaced by their {@link SafeUrl}, user and password of other URLs are removed, and behind a word
 * that announces a secret and an assignment the rest is cut, as it is not certain where the secret ends.
 */
public final class SafeText {
    private static final int MAX_LENGTH = 1_000;
    private static final String CUT = "?";

    private static final Pattern JDBC_URL = Pattern.compile("(?i)\\bjdbc:[^\\s\"'<>]++");
    private static final Pattern USER = Pattern.compile("(?<=://)[^\\s\"'<>@]*+@(?:[^\\s\"'<>@]*+@)*+");
    private static final String SECRET = "(?:pass(?:w(?:or)?d|phrase|code)?|pwd|secret|credentials?|token|jwt"
            + "|(?:api|access|private)[-_.]?key|signature|cookie|authori[sz]ation|session[-_.]?id|\\bpin)";
    private static final Pattern ASSIGNED_SECRET =
            Pattern.compile("(?i)" + SECRET + "\\w{0,20}+[\"']?\\s{0,3}[:=]|\\b(?:bearer|basic)\\s");
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*" + SECRET + ".*", Pattern.DOTALL);

    private SafeText() {}

    /** {@return the text without what may be a secret, shortened if it is long; null for null} */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        String begin = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + " ...";
        return begin.indexOf(':') < 0 && begin.indexOf('=') < 0 && begin.indexOf(' ') < 0 ? begin : cut(begin);
    }

    /** {@return the values without what may be a secret; nothing of a value whose name announces one} */
    public static Map<String, String> of(Map<String, String> values) {
        Map<String, String> safe = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> safe.put(of(name), SECRET_NAME.matcher(name).matches() ? CUT : of(value)));
        return safe;
    }

    private static String cut(String text) {
        StringBuilder safe = new StringBuilder();
        Matcher urls = JDBC_URL.matcher(text);
        int end = 0;
        while (urls.find()) {
            safe.append(text, end, urls.start()).append(SafeUrl.of(urls.group()));
            end = urls.end();
        }
        safe.append(text, end, text.length());
        String withoutUsers = USER.matcher(safe).replaceAll("");
        Matcher secret = ASSIGNED_SECRET.matcher(withoutUsers);
        return secret.find() ? withoutUsers.substring(0, secret.end()).trim() + " " + CUT : withoutUsers;
    }
}
