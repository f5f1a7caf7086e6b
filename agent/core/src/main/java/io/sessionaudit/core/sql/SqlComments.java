package io.sessionaudit.core.sql;

/** Where comments of SQL end, if all databases agree. */
final class SqlComments {
    /** Carriage return, form feed, vertical tab, NUL, and the line separators of Unicode. */
    private static final String MAY_END_LINE = "\r\f\u000b\0\u0085\u2028\u2029";

    private SqlComments() {}

    /**
     * {@return the index after a comment to the end of the line, or {@link SqlQuotes#UNCERTAIN}} Two hyphens and a
     * space are a comment in all databases; without the space, they are operators in some. Databases also disagree on
     * which characters end a line.
     */
    static int endOfLine(String sql, int begin) {
        int found = sql.indexOf('\n', begin);
        int end = found < 0 ? sql.length() : found;
        int carriageReturn = end > begin && sql.charAt(end - 1) == '\r' ? end - 1 : end;
        boolean certain = begin + 2 >= end || sql.charAt(begin + 2) <= ' ';
        for (int i = begin + 2; i < carriageReturn; i++) {
            char c = sql.charAt(i);
            if (MAY_END_LINE.indexOf(c) >= 0 || !certain && !isHarmless(c)) {
                return SqlQuotes.UNCERTAIN;
            }
        }
        return end;
    }

    private static boolean isHarmless(char c) {
        return Character.isLetterOrDigit(c) || " _.,:?()=<>+*".indexOf(c) >= 0;
    }

    /** {@return the index after it, or {@link SqlQuotes#UNCERTAIN}} Some are nested, and MySQL executes some. */
    static int endOfBlock(String sql, int begin) {
        int found = sql.indexOf("*/", begin + 2);
        int end = found < 0 ? sql.length() : found + 2;
        boolean executed = sql.startsWith("!", begin + 2) || sql.startsWith("M!", begin + 2);
        boolean nested = sql.substring(begin + 2, end).contains("/*");
        return executed || nested ? SqlQuotes.UNCERTAIN : end;
    }
}
