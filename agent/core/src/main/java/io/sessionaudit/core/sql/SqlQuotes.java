package io.sessionaudit.core.sql;

import java.util.regex.Pattern;

/** Where quoted parts of SQL end, if all databases agree. */
final class SqlQuotes {
    /** Databases disagree on where the quoted part or the comment ends. */
    static final int UNCERTAIN = -1;

    private static final int MAX_BRACKETS = 1_000;

    private static final Pattern JDBC_ESCAPE = Pattern.compile(
            "\\{\\s*+(?:\\?\\s*+=\\s*+)?(?:call|d|t|ts|fn|oj|escape|limit)\\b", Pattern.CASE_INSENSITIVE);

    private SqlQuotes() {}

    /** {@return the index after a literal that begins here, or {@link #UNCERTAIN}; without an end, it is the rest} */
    static int endOfLiteral(String sql, int begin) {
        char quote = sql.charAt(begin);
        int end = end(sql, begin, quote);
        if (end == UNCERTAIN || quote != '\'' || !isOracleQuote(sql, begin)) {
            return end;
        }
        return isWholeOracleQuote(sql, begin, end) ? end : UNCERTAIN;
    }

    private static int end(String sql, int begin, char quote) {
        int backslashes = 0;
        for (int i = begin + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == quote && (backslashes % 2 == 1 || isTriple(sql, i - 1, quote) || isTriple(sql, i, quote))) {
                // In MySQL, the literal continues after a backslash. In BigQuery, three quotes begin or end a literal.
                return UNCERTAIN;
            }
            if (c == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return sql.length();
    }

    private static boolean isTriple(String sql, int i, char quote) {
        return i + 2 < sql.length()
                && sql.charAt(i) == quote
                && sql.charAt(i + 1) == quote
                && sql.charAt(i + 2) == quote;
    }

    /** Oracle's {@code q'[...]'}, with any delimiter. */
    private static boolean isOracleQuote(String sql, int quote) {
        int q = quote - 1;
        if (q < 0 || Character.toLowerCase(sql.charAt(q)) != 'q') {
            return false;
        }
        int before = q > 0 && Character.toLowerCase(sql.charAt(q - 1)) == 'n' ? q - 2 : q - 1;
        return before < 0 || !SqlRedactor.isNamePart(sql.charAt(before));
    }

    /** {@return whether the literal ends at the same place in Oracle} */
    private static boolean isWholeOracleQuote(String sql, int begin, int end) {
        if (end - begin < 4) {
            return false;
        }
        char opening = sql.charAt(begin + 1);
        int pair = "[{(<".indexOf(opening);
        String closing = (pair < 0 ? opening : "]})>".charAt(pair)) + "'";
        return sql.indexOf(closing, begin + 2) == end - 2;
    }

    /** PostgreSQL's {@code $tag$...$tag$}. In other databases, the dollar signs are part of names, or mean nothing. */
    static boolean isDollarQuote(String sql, int begin) {
        int end = begin + 1;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        return end < sql.length() && sql.charAt(end) == '$';
    }

    /** {@return whether these brackets contain the same in SQL Server, as a name, and elsewhere, as an index} */
    static boolean isHarmlessInBrackets(String sql, int begin) {
        int end = sql.indexOf(']', begin);
        if (end < 0 || end - begin > MAX_BRACKETS) {
            return false;
        }
        String content = sql.substring(begin + 1, end);
        return hasOneKindOfQuotes(content)
                && content.chars().noneMatch(c -> "\\#$`;{".indexOf(c) >= 0 || isTypographic((char) c))
                && !content.contains("--")
                && !content.contains("/*")
                && !content.contains("//");
    }

    private static boolean hasOneKindOfQuotes(String text) {
        long single = count(text, '\'');
        long other = count(text, '"');
        return (single == 0 || other == 0) && single % 2 == 0 && other % 2 == 0;
    }

    private static long count(String text, char quote) {
        return text.chars().filter(c -> c == quote).count();
    }

    /** {@return whether this brace begins an escape of JDBC; in Informix, any other begins a comment} */
    static boolean isJdbcEscape(String sql, int begin) {
        return JDBC_ESCAPE.matcher(sql).region(begin, sql.length()).lookingAt();
    }

    /** {@return whether this part contains nothing that any database would treat as a quote or a comment} */
    static boolean isPlainName(String sql, int begin, int end) {
        for (int i = begin; i < end; i++) {
            char c = sql.charAt(i);
            if (!SqlRedactor.isNamePart(c) && c != ' ' && c != '.' && c != '-' || c == '$' && isDollarQuote(sql, i)) {
                return false;
            }
        }
        return !sql.substring(begin, end).contains("--");
    }

    /** {@return whether this is a quotation mark other than those of SQL} */
    static boolean isTypographic(char c) {
        int type = Character.getType(c);
        return type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || "\u00b4\u02b9\u02bc\u201a\u201e\u2032\u2033\uff07\uff02\uff40".indexOf(c) >= 0;
    }
}
