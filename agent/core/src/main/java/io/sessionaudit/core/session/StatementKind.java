package io.sessionaudit.core.session;

import java.util.Locale;
import java.util.Map;

/**
 * What a statement can do to a transaction, told from its text without parsing it: by its first word, and for the few forms
 * that carry a change inside by the words that follow.
 */
public enum StatementKind {
    /** Changes rows. */
    CHANGE,
    /** Calls a procedure, which may change rows. */
    CALL,
    /** Changes the schema. */
    DEFINITION,
    /** Begins a transaction. */
    BEGIN,
    /** Commits. */
    COMMIT,
    /** Rolls everything back. */
    ROLLBACK,
    /** Turns autocommit on. */
    AUTOCOMMIT_ON,
    /** Turns autocommit off. */
    AUTOCOMMIT_OFF,
    /** Anything else; changes nothing that waits for a commit. */
    OTHER;

    private static final Map<String, StatementKind> BY_FIRST_WORD = Map.ofEntries(
            Map.entry("INSERT", CHANGE),
            Map.entry("UPDATE", CHANGE),
            Map.entry("DELETE", CHANGE),
            Map.entry("REPLACE", CHANGE),
            Map.entry("MERGE", CHANGE),
            Map.entry("UPSERT", CHANGE),
            Map.entry("LOAD", CHANGE),
            Map.entry("COPY", CHANGE),
            Map.entry("CALL", CALL),
            Map.entry("EXEC", CALL),
            Map.entry("EXECUTE", CALL),
            Map.entry("DO", CALL),
            Map.entry("DECLARE", CALL),
            Map.entry("CREATE", DEFINITION),
            Map.entry("ALTER", DEFINITION),
            Map.entry("DROP", DEFINITION),
            Map.entry("TRUNCATE", DEFINITION),
            Map.entry("RENAME", DEFINITION),
            Map.entry("GRANT", DEFINITION),
            Map.entry("REVOKE", DEFINITION),
            Map.entry("COMMIT", COMMIT));

    private static final int LONGEST_WORD = 12;

    /**
     * Tells the kind of a statement.
     *
     * @param sql its text, or null
     */
    public static StatementKind of(String sql) {
        if (sql == null) {
            return OTHER;
        }
        int start = startOfText(sql, 0);
        String word = word(sql, start);
        StatementKind known = BY_FIRST_WORD.get(word);
        if (known != null) {
            return known;
        }
        return switch (word) {
            case "WITH" -> carriesChange(sql) ? CHANGE : OTHER;
            case "SELECT" -> contains(sql, "FINAL TABLE") || contains(sql, "OLD TABLE") ? CHANGE : OTHER;
            case "BEGIN" -> {
                // BEGIN, BEGIN WORK, BEGIN TRANSACTION; anything longer is a block of a procedural language.
                String rest = sql.substring(start + 5).trim().toUpperCase(Locale.ROOT);
                yield rest.length() > 60 ? CALL : BEGIN;
            }
            case "START" -> contains(sql, "TRANSACTION") ? BEGIN : OTHER;
            case "ROLLBACK" -> contains(sql, " TO ") ? OTHER : ROLLBACK;
            case "END", "ABORT" -> word.equals("END") ? COMMIT : ROLLBACK;
            case "SET" -> setting(sql);
            default -> OTHER;
        };
    }

    private static StatementKind setting(String sql) {
        String text = sql.replace(" ", "").toUpperCase(Locale.ROOT);
        int at = text.indexOf("AUTOCOMMIT");
        if (at < 0) {
            return OTHER;
        }
        String value = text.substring(at + "AUTOCOMMIT".length());
        if (value.startsWith("=0") || value.startsWith("=OFF") || value.startsWith("=FALSE")) {
            return AUTOCOMMIT_OFF;
        }
        return value.startsWith("=1") || value.startsWith("=ON") || value.startsWith("=TRUE") ? AUTOCOMMIT_ON : OTHER;
    }

    private static boolean carriesChange(String sql) {
        return contains(sql, "INSERT ")
                || contains(sql, "UPDATE ")
                || contains(sql, "DELETE ")
                || contains(sql, "MERGE ");
    }

    private static boolean contains(String sql, String words) {
        for (int i = 0; i + words.length() <= sql.length(); i++) {
            if (sql.regionMatches(true, i, words, 0, words.length())) {
                return true;
            }
        }
        return false;
    }

    /** Skips white space, opening brackets of {@code {call ...}} and {@code (select ...)}, and comments. */
    private static int startOfText(String sql, int from) {
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (Character.isWhitespace(c) || c == '(' || c == '{' || c == '?' || c == '=' || c == ';') {
                i++;
            } else if (sql.startsWith("--", i) || c == '#') {
                int end = sql.indexOf('\n', i);
                i = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", i)) {
                int end = sql.indexOf("*/", i + 2);
                i = end < 0 ? sql.length() : end + 2;
            } else {
                break;
            }
        }
        return i;
    }

    private static String word(String sql, int start) {
        int end = start;
        while (end < sql.length() && end - start < LONGEST_WORD && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(start, end).toUpperCase(Locale.ROOT);
    }
}
