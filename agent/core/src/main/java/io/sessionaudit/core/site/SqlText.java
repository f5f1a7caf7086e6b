package io.sessionaudit.core.site;

/**
 * SQL as it may stand in a file: without literals and comments, which may hold what nobody else should read.
 *
 * <p>A text in double quotes is a name in standard SQL and a literal in MySQL. It is left out unless it is known to be a
 * name; losing a name costs less than showing a secret.
 */
public final class SqlText {
    /** Longer texts are cut. */
    public static final int LONGEST = 2000;

    private final String sql;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private SqlText(String sql) {
        this.sql = sql;
    }

    /** {@return the text with every literal replaced by a question mark, on one line} */
    public static String withoutLiterals(String sql) {
        return sql == null ? null : new SqlText(sql).render();
    }

    private String render() {
        while (at < sql.length() && out.length() < LONGEST) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"') {
                skipQuoted(c);
                out.append('?');
            } else if (c == '$' && dollarTag() != null) {
                skipDollarQuoted(dollarTag());
                out.append('?');
            } else if (sql.startsWith("--", at) || c == '#') {
                skipTo("\n");
            } else if (sql.startsWith("/*", at)) {
                skipTo("*/");
                space();
            } else if (Character.isDigit(c) && !continuesName()) {
                skipNumber();
                out.append('?');
            } else if (Character.isWhitespace(c)) {
                space();
                at++;
            } else {
                out.append(c);
                at++;
            }
        }
        String text = out.toString().strip();
        return at < sql.length() ? text + " ..." : text;
    }

    private void space() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private void skipQuoted(char quote) {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == quote) {
                if (at < sql.length() && sql.charAt(at) == quote) {
                    at++;
                } else {
                    return;
                }
            }
        }
        at = sql.length();
    }

    private String dollarTag() {
        int end = at + 1;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        return end < sql.length() && sql.charAt(end) == '$' ? sql.substring(at, end + 1) : null;
    }

    private void skipDollarQuoted(String tag) {
        at += tag.length();
        skipTo(tag);
    }

    private void skipTo(String end) {
        int found = sql.indexOf(end, at);
        at = found < 0 ? sql.length() : found + end.length();
    }

    private boolean continuesName() {
        if (at == 0) {
            return false;
        }
        char before = sql.charAt(at - 1);
        return Character.isLetterOrDigit(before) || before == '_' || before == '$';
    }

    private void skipNumber() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (!Character.isLetterOrDigit(c) && c != '.') {
                return;
            }
            at++;
        }
    }
}
