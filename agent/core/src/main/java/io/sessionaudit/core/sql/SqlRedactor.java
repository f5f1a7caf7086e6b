package io.sessionaudit.core.sql;

/**
 * Removes literals and comments from SQL, because they may contain confidential data.
 *
 * <p>The database is not known here, and databases differ on where a literal or a comment ends. If two of them would
 * disagree, the rest of the SQL is omitted. For the same reason, anything in double quotes is omitted: it is a name in
 * standard SQL and a literal in MySQL. Values without quotes, such as passwords in some databases, are removed by
 * {@link SecretWords}.
 */
public final class SqlRedactor {
    /** The maximum length; longer SQL is truncated. */
    public static final int MAX_LENGTH = 2000;

    private final String sql;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private boolean givenUp;

    private SqlRedactor(String sql) {
        this.sql = sql;
    }

    /** {@return the SQL with a question mark in place of each literal, on one line; null for null} */
    public static String withoutLiterals(String sql) {
        return sql == null ? null : new SqlRedactor(sql).render();
    }

    private String render() {
        while (at < sql.length() && out.length() < MAX_LENGTH && !givenUp) {
            step(sql.charAt(at));
        }
        boolean incomplete = at < sql.length() || out.length() > MAX_LENGTH;
        out.setLength(Math.min(out.length(), MAX_LENGTH));
        String text = SecretWords.cut(out.toString().strip());
        return incomplete ? (text + " ...").strip() : text;
    }

    private void step(char c) {
        if (c == '\'' || c == '"') {
            out.append('?');
            to(SqlQuotes.endOfLiteral(sql, at));
        } else if (c == '$' && SqlQuotes.isDollarQuote(sql, at)) {
            out.append('?');
            givenUp = true;
        } else if (sql.startsWith("--", at)) {
            to(SqlComments.endOfLine(sql, at));
        } else if (sql.startsWith("/*", at)) {
            to(SqlComments.endOfBlock(sql, at));
            space();
        } else if (c == '`') {
            name();
        } else if (c == '[' && !SqlQuotes.isHarmlessInBrackets(sql, at) || isUncertain(c)) {
            givenUp = true;
        } else if (isNamePart(c)) {
            word(c);
        } else if (c <= ' ' || Character.isWhitespace(c)) {
            space();
            at++;
        } else {
            out.append(c);
            at++;
        }
    }

    /** A comment or an operator, a quote or another character, the end of brackets or a part of the name in them. */
    private boolean isUncertain(char c) {
        return c == '#'
                || c == '{' && !SqlQuotes.isJdbcEscape(sql, at)
                || c == '\\'
                || sql.startsWith("//", at)
                || sql.startsWith("]]", at)
                || SqlQuotes.isTypographic(c);
    }

    private void to(int end) {
        givenUp = end == SqlQuotes.UNCERTAIN;
        if (!givenUp) {
            at = end;
        }
    }

    private void space() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    /** A name, a number, or a parameter such as {@code $1}. */
    private void word(char first) {
        int begin = at;
        boolean number = Character.isDigit(first);
        while (at < sql.length() && (isNamePart(sql.charAt(at)) || number && sql.charAt(at) == '.')) {
            if (number && sql.charAt(at) == '$') {
                givenUp = true; // a number, or the beginning of a literal behind one
                return;
            }
            at++;
        }
        out.append(number ? "?" : sql.substring(begin, at));
    }

    /** A name in backticks is kept if it consists of letters, digits, spaces, hyphens and the like. */
    private void name() {
        int end = sql.indexOf('`', at + 1);
        givenUp = end < 0 || !SqlQuotes.isPlainName(sql, at + 1, end);
        if (!givenUp) {
            out.append(sql, at, end + 1);
            at = end + 1;
        }
    }

    static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
