package io.sessionaudit.core.sql;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The effect that a statement may have on a transaction, derived from its first word. For the few forms that contain
 * a change inside, the following words are checked. The SQL is not parsed.
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
    /** Rolls back to a savepoint that SQL has set. */
    ROLLBACK_TO,
    /** Turns autocommit on. */
    AUTOCOMMIT_ON,
    /** Turns autocommit off. */
    AUTOCOMMIT_OFF,
    /** Several statements in one string: the state of the transaction after them is not known. */
    SEVERAL,
    /** Any other, which changes nothing that must be committed. */
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
            Map.entry("REVOKE", DEFINITION));

    private static final String[] TRANSACTION_WORDS = {
        "WORK",
        "TRANSACTION",
        "TRAN",
        "ISOLATION",
        "READ",
        "NOT",
        "DEFERRABLE",
        "DEFERRED",
        "IMMEDIATE",
        "EXCLUSIVE",
        "CONCURRENT",
        "DISTRIBUTED"
    };

    private static final String[] CHANGES = {"INSERT", "UPDATE", "DELETE", "MERGE"};
    private static final String[] BEFORE_LOCK = {"FOR", "NO", "KEY"};
    private static final String[] BEFORE_TABLE = {"FINAL", "NEW", "OLD"};

    /** Sets autocommit of this session; a global setting does not change it. */
    private static final Pattern SET_AUTOCOMMIT = Pattern.compile(
            "(?:^SET|,)\\s*(?:(?:SESSION|LOCAL)\\s+|@@(?:SESSION\\.|LOCAL\\.)?)?AUTOCOMMIT"
                    + "(?:\\s*:?=\\s*|\\s+TO\\s+|\\s+)'?(0|1|ON|OFF|TRUE|FALSE)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final int MAX_WORD = 12;

    /**
     * {@return the kind of a statement}
     *
     * @param sql the SQL, or null
     */
    public static StatementKind of(String sql) {
        if (sql == null) {
            return OTHER;
        }
        int start = startOfText(sql, 0);
        String word = word(sql, start);
        StatementKind known = BY_FIRST_WORD.get(word);
        if (known == CALL || known == DEFINITION) {
            return known; // their bodies may contain semicolons
        }
        if (!word.equals("BEGIN") || beginsTransaction(new SqlTokenizer(sql, start + word.length()))) {
            if (isSeveral(new SqlTokenizer(sql, start))) {
                return SEVERAL;
            }
        }
        if (known != null) {
            return known;
        }
        SqlTokenizer words = new SqlTokenizer(sql, start + word.length());
        return switch (word) {
            case "WITH" -> carriesChange(words) ? CHANGE : OTHER;
            case "SELECT" -> readsWhatItChanges(words) ? CHANGE : OTHER;
            case "BEGIN" -> beginsTransaction(words) ? BEGIN : CALL;
            case "START" -> words.next() && words.is("TRANSACTION") ? BEGIN : OTHER;
            case "COMMIT", "END" -> words.next() && words.is("PREPARED") ? OTHER : COMMIT;
            case "ROLLBACK", "ABORT" -> rollback(words);
            case "SET" -> setting(sql.substring(start));
            default -> OTHER;
        };
    }

    /**
     * {@return whether a statement may begin a transaction; in autocommit mode, all others can be ignored} Does not
     * allocate.
     */
    public static boolean mayBegin(String sql) {
        if (sql == null) {
            return false;
        }
        if (sql.startsWith("SELECT")
                || sql.startsWith("INSERT")
                || sql.startsWith("UPDATE")
                || sql.startsWith("DELETE")) {
            return false; // the most frequent ones, checked first
        }
        int start = startOfText(sql, 0);
        return startsWith(sql, start, "BEGIN") || startsWith(sql, start, "START") || startsWith(sql, start, "SET");
    }

    private static boolean startsWith(String sql, int start, String word) {
        return sql.regionMatches(true, start, word, 0, word.length());
    }

    private static boolean isSeveral(SqlTokenizer words) {
        words.next();
        int before = words.end();
        while (words.next()) {
            if (words.isBehindSemicolon(before)) {
                return true;
            }
            before = words.end();
        }
        return false;
    }

    /**
     * BEGIN, BEGIN WORK, BEGIN TRANSACTION ISOLATION ...; before other words it is a block of a procedural language.
     */
    private static boolean beginsTransaction(SqlTokenizer words) {
        int begin = words.end();
        return !words.next() || words.isBehindSemicolon(begin) || words.isOneOf(TRANSACTION_WORDS);
    }

    /** {@code ROLLBACK PREPARED} rolls back another transaction. */
    private static StatementKind rollback(SqlTokenizer words) {
        while (words.next()) {
            if (words.is("TO")) {
                return ROLLBACK_TO;
            }
            if (words.is("PREPARED")) {
                return OTHER;
            }
        }
        return ROLLBACK;
    }

    /** {@code WITH ... INSERT}, but neither {@code FOR UPDATE} nor a function of such a name. */
    private static boolean carriesChange(SqlTokenizer words) {
        boolean lock = false;
        while (words.next()) {
            if (words.isOneOf(CHANGES) && !lock && !words.isFunction()) {
                return true;
            }
            lock = words.isOneOf(BEFORE_LOCK);
        }
        return false;
    }

    /** {@code SELECT ... FROM FINAL TABLE (INSERT ...)}. */
    private static boolean readsWhatItChanges(SqlTokenizer words) {
        boolean which = false;
        while (words.next()) {
            if (which && words.is("TABLE") && words.isFunction()) {
                return true;
            }
            which = words.isOneOf(BEFORE_TABLE);
        }
        return false;
    }

    private static StatementKind setting(String sql) {
        Matcher matcher = SET_AUTOCOMMIT.matcher(sql);
        if (!matcher.find()) {
            return OTHER;
        }
        return switch (matcher.group(1).toUpperCase(Locale.ROOT)) {
            case "1", "ON", "TRUE" -> AUTOCOMMIT_ON;
            default -> AUTOCOMMIT_OFF;
        };
    }

    /** Skips white space, comments, and the brackets of {@code {call ...}} and {@code (select ...)}. */
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
        while (end < sql.length() && end - start < MAX_WORD && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(start, end).toUpperCase(Locale.ROOT);
    }
}
