package io.sessionaudit.core.sql;

/** Iterates over the words of SQL; skips comments and quoted parts. Does not allocate. */
final class SqlTokenizer {
    private final String sql;
    private int start;
    private int end;

    /** Positioned before the first word at or after {@code from}. */
    SqlTokenizer(String sql, int from) {
        this.sql = sql;
        this.start = from;
        this.end = from;
    }

    /** {@return whether there is a next word, which becomes the current one} */
    boolean next() {
        int i = end;
        while (i < sql.length()) {
            int skipped = skip(i);
            if (skipped > i) {
                i = skipped;
            } else if (isNamePart(sql.charAt(i))) {
                start = i;
                while (i < sql.length() && isNamePart(sql.charAt(i))) {
                    i++;
                }
                end = i;
                return true;
            } else {
                i++;
            }
        }
        start = sql.length();
        end = start;
        return false;
    }

    /** {@return whether the current word is equal, ignoring case} */
    boolean is(String word) {
        return end - start == word.length() && sql.regionMatches(true, start, word, 0, word.length());
    }

    /** {@return whether the current word is one of these} */
    boolean isOneOf(String[] words) {
        for (String word : words) {
            if (is(word)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether an opening parenthesis follows, as after the name of a function} */
    boolean isFunction() {
        int i = end;
        while (i < sql.length() && Character.isWhitespace(sql.charAt(i))) {
            i++;
        }
        return i < sql.length() && sql.charAt(i) == '(';
    }

    /** {@return whether a semicolon is between the previous word and the current one} */
    boolean isBehindSemicolon(int endOfWordBefore) {
        int semicolon = sql.indexOf(';', endOfWordBefore);
        return semicolon >= 0 && semicolon < start;
    }

    /** {@return the index after the current word} */
    int end() {
        return end;
    }

    /** {@return the index after the comment or quoted part that begins here, or {@code i} if none does} */
    private int skip(int i) {
        char c = sql.charAt(i);
        if (c == '\'' || c == '"' || c == '`') {
            return afterQuoted(i, c);
        }
        if (sql.startsWith("--", i)) {
            return after("\n", i);
        }
        return sql.startsWith("/*", i) ? after("*/", i + 2) : i;
    }

    private int afterQuoted(int i, char quote) {
        for (int j = i + 1; j < sql.length(); j++) {
            char c = sql.charAt(j);
            if (c == '\\') {
                j++;
            } else if (c == quote) {
                return j + 1;
            }
        }
        return sql.length();
    }

    private int after(String text, int from) {
        int found = sql.indexOf(text, from);
        return found < 0 ? sql.length() : found + text.length();
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
