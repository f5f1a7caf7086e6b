package io.sessionaudit.core.sql;

import java.util.regex.Pattern;

/**
 * Removes literals and comments from SQL, because they may contain confidential data.
 *
 * <p>The database is not known here, and databases differ on where a literal ends. If two of them would disagree, the
 * rest of the SQL is omitted. For the same reason, anything in double quotes is omitted: it is a name in standard SQL
 * and a literal in MySQL.
 */
public final class SqlRedactor {
    /** The maximum length; longer SQL is truncated. */
    public static final int MAX_LENGTH = 2000;

    private static final Pattern CREDENTIALS = Pattern.compile(
            "^((?:CREATE|ALTER|GRANT|SET)\\b.*?\\b(?:IDENTIFIED|PASSWORD))\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
        String text = withoutCredentials(out.toString().strip());
        return at < sql.length() ? text + " ..." : text;
    }

    /** In some databases, passwords have no quotes; a statement about users is cut after the keyword. */
    private static String withoutCredentials(String text) {
        return CREDENTIALS.matcher(text).replaceFirst("$1 ?");
    }

    private void step(char c) {
        if (c == '\'' || c == '"') {
            out.append('?');
            skipLiteral(c);
        } else if (c == '$' && !continuesName() && dollarTag() != null) {
            out.append('?');
            skipDollarQuoted(dollarTag());
        } else if (sql.startsWith("--", at) || c == '#') {
            skipLineComment();
        } else if (sql.startsWith("/*", at)) {
            skipComment();
        } else if (c == '`' || c == '[') {
            name(c == '`' ? '`' : ']');
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

    private void space() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private void skipLiteral(char quote) {
        if (quote == '\'' && isOracleQuote()) {
            String opening = sql.substring(at + 1, Math.min(at + 2, sql.length()));
            int pair = "[{(<".indexOf(opening);
            at += 2;
            skipTo((opening.isEmpty() || pair < 0 ? opening : "]})>".substring(pair, pair + 1)) + "'");
            return;
        }
        int backslashes = 0;
        for (int i = at + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == quote && backslashes % 2 == 1) {
                // In MySQL, the literal continues. In standard SQL, it ends here.
                givenUp = true;
                return;
            }
            if (c == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    at = i + 1;
                    return;
                }
                i++;
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        at = sql.length();
    }

    /** Oracle's {@code q'[...]'}, with any delimiter. */
    private boolean isOracleQuote() {
        int q = at - 1;
        if (q < 0 || Character.toLowerCase(sql.charAt(q)) != 'q') {
            return false;
        }
        int before = q > 0 && Character.toLowerCase(sql.charAt(q - 1)) == 'n' ? q - 2 : q - 1;
        return before < 0 || !isNamePart(sql.charAt(before));
    }

    private String dollarTag() {
        int end = at + 1;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        boolean closed = end < sql.length() && sql.charAt(end) == '$';
        return closed && !Character.isDigit(sql.charAt(at + 1)) ? sql.substring(at, end + 1) : null;
    }

    private void skipDollarQuoted(String tag) {
        at += tag.length();
        skipTo(tag);
    }

    /** Two hyphens and a space are a comment in all databases; without the space, they are operators in some. */
    private void skipLineComment() {
        int found = sql.indexOf('\n', at);
        int end = found < 0 ? sql.length() : found;
        String comment = sql.substring(at, end);
        boolean certain =
                comment.startsWith("--") && (comment.length() == 2 || Character.isWhitespace(comment.charAt(2)));
        int carriageReturn = comment.indexOf('\r');
        boolean endsEarlier = carriageReturn >= 0 && carriageReturn < comment.length() - 1;
        if (endsEarlier || !certain && hasQuote(comment)) {
            givenUp = true;
        } else {
            at = end;
        }
    }

    /** PostgreSQL nests comments, and MySQL executes some. */
    private void skipComment() {
        int begin = at;
        at += 2;
        skipTo("*/");
        String comment = sql.substring(begin + 2, at);
        boolean executed = comment.startsWith("!") || comment.startsWith("M!");
        if (comment.contains("/*") || executed && hasQuote(comment)) {
            at = begin;
            givenUp = true;
        }
        space();
    }

    /** A quoted name is kept; if it contains a quote, it may not be a name. */
    private void name(char closing) {
        int end = sql.indexOf(closing, at + 1);
        String name = end < 0 ? sql.substring(at) : sql.substring(at, end + 1);
        if (closing == ']' && !hasOddQuotes(name)) {
            out.append('['); // may be the index of an array, so the content is redacted, too
            at++;
        } else if (end < 0 || hasQuote(name.substring(1, name.length() - 1)) || name.indexOf('\n') >= 0) {
            givenUp = true;
        } else {
            out.append(name);
            at = end + 1;
        }
    }

    private void skipTo(String end) {
        int found = sql.indexOf(end, at);
        at = found < 0 ? sql.length() : found + end.length();
    }

    private void skipNumber() {
        while (at < sql.length() && (isNamePart(sql.charAt(at)) || sql.charAt(at) == '.')) {
            at++;
        }
    }

    private boolean continuesName() {
        return at > 0 && isNamePart(sql.charAt(at - 1));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static boolean hasQuote(String text) {
        return text.chars().anyMatch(c -> c == '\'' || c == '"' || c == '`' || c == '$');
    }

    private static boolean hasOddQuotes(String text) {
        return text.chars().filter(c -> c == '\'').count() % 2 == 1
                || text.chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
