package io.sessionaudit.core.sql;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes values without quotes that may be secrets, from SQL whose literals are already removed. Outside plain
 * queries and DML, the SQL is cut behind each word that announces a secret, and in front of each value of a setting or
 * of a procedure's parameter.
 */
final class SecretWords {
    /** Cut wherever they occur, also within a name. */
    private static final Pattern SECRET = Pattern.compile(
            "PASSW|PASSPHRASE|PASSCODE|SECRET|CREDENTIAL|IDENTIFIED|TOKEN|PWD|APIKEY|JWT|BEARER|^(?:PASS|PIN)$");

    /** Cut if a value is assigned. */
    private static final Pattern SECRET_IF_ASSIGNED =
            Pattern.compile("KEY(?!_BLOCK_SIZE)|PASS|AUTH|PRIVATE|CONNECTION|CONNINFO|^(?:PW|SAS|SALT|HASH|LOGIN)$");

    private static final Pattern ASSIGNED = Pattern.compile("^[)\"]*:?=.*");
    private static final Pattern BEHIND_LITERAL = Pattern.compile(".*\\?(?:=>?|:)");
    private static final Pattern KEY = Pattern.compile("(?:.*\\.)?(?:RE|HEX|TEXT)?KEY");
    private static final Pattern PROCEDURE = Pattern.compile("(?:.*\\.)?(?:SP|XP)_.*");

    /** Before KEY, if a name or a keyword follows. */
    private static final Set<String> BEFORE_KEY =
            Set.of("PRIMARY", "FOREIGN", "UNIQUE", "DUPLICATE", "NO", "FULLTEXT", "SPATIAL", "AGGREGATE", "SORT");

    /** Settings whose values are names of schemas and the like. */
    private static final Pattern HARMLESS_SETTING = Pattern.compile(
            "(?:.*[._@])?(?:SCHEMA|SEARCH_PATH|CATALOG|DATABASE|ISOLATION|ISOLATION_LEVEL|TIME_?ZONE|ZONE)");

    private static final Set<String> HARMLESS_VALUES = Set.of(
            "ON", "OFF", "TRUE", "FALSE", "DEFAULT", "NULL", "NONE", "YES", "NO", "LOCAL", "OUT", "OUTPUT", "INOUT");

    private static final Set<String> LITERAL_PREFIXES = Set.of("N", "X", "B", "E");
    private static final Set<String> CALLS = Set.of("EXEC", "EXECUTE", "CALL");
    private static final Set<String> CHANGES = Set.of("UPDATE", "INSERT", "MERGE");
    private static final Set<String> PRIVILEGES = Set.of("GRANT", "REVOKE", "DENY");
    private static final int NOWHERE = -1;

    private final String text;
    private final StatementWords words;

    private SecretWords(String text, int from, int to) {
        this.text = text;
        this.words = new StatementWords(text, from, to);
    }

    /** {@return the SQL up to the first secret, and a question mark in its place} */
    static String cut(String text) {
        int from = 0;
        while (from < text.length()) {
            int semicolon = text.indexOf(';', from);
            int to = semicolon < 0 ? text.length() : semicolon;
            int cut = new SecretWords(text, from, to).find();
            if (cut >= 0 && hasMore(text, cut)) {
                return text.substring(0, cut).strip() + " ?";
            }
            from = to + 1;
        }
        return text;
    }

    private static boolean hasMore(String text, int from) {
        return !text.substring(from).replaceAll("[\\s;{}()`\\]]", "").isEmpty();
    }

    /** {@return the index at which this statement must be cut, or {@link #NOWHERE}} */
    private int find() {
        if (words.isPlain()) {
            return NOWHERE;
        }
        int first = words.indexOfFirst();
        if (words.first().equals("CONNECT")) {
            return words.end(first);
        }
        if (!words.isKnown() && !SECRET.matcher(words.first()).find()) {
            return argument(first); // in SQL Server, a procedure
        }
        boolean privileges = PRIVILEGES.contains(words.first());
        boolean changes = false;
        boolean settings = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.word(i);
            changes |= CHANGES.contains(word) && !words.first().equals("ALTER");
            settings |= word.equals("SET") && !changes;
            int cut = isSecret(i) ? words.end(i) : settings ? value(i) : NOWHERE;
            if (cut < 0
                    && (CALLS.contains(word) && !privileges
                            || PROCEDURE.matcher(word).matches())) {
                cut = argument(CALLS.contains(word) ? i + 1 : i);
            }
            if (cut < 0 && isAssignedToLiteral(i)) {
                cut = words.start(i);
            }
            if (cut >= 0) {
                return cut;
            }
        }
        return NOWHERE;
    }

    private boolean isSecret(int i) {
        String word = words.word(i);
        if (SECRET.matcher(word).find()) {
            return true;
        }
        String next = words.between(i);
        if (SECRET_IF_ASSIGNED.matcher(word).find() && ASSIGNED.matcher(next).matches()) {
            return true;
        }
        return KEY.matcher(word).matches() && (words.first().equals("PRAGMA") || isKeyBeforeValue(i));
    }

    /** {@code KEY value}, but not {@code PRIMARY KEY NOT NULL}, nor {@code KEY name (columns)}. */
    private boolean isKeyBeforeValue(int i) {
        return words.between(i).isEmpty()
                && i + 1 < words.size()
                && !BEFORE_KEY.contains(words.word(i - 1))
                && !words.word(i + 1).equals("MANAGEMENT")
                && !words.between(i + 1).startsWith("(");
    }

    /** {@return the index of the value that a setting gets with this word, if it is none of the harmless ones} */
    private int value(int i) {
        boolean assigned = ASSIGNED.matcher(words.between(i)).matches();
        boolean to = words.word(i).equals("TO");
        String name = words.word(to ? i - 1 : i);
        if (!assigned && !to
                || i + 1 >= words.size()
                || HARMLESS_SETTING.matcher(name).matches()) {
            return NOWHERE;
        }
        boolean harmless = HARMLESS_VALUES.contains(words.word(i + 1)) || words.isVariable(i + 1);
        boolean query = words.word(i + 1).equals("SELECT");
        return words.between(i).contains("?") || harmless || query ? NOWHERE : words.start(i + 1);
    }

    /** {@return the index of the first parameter behind a procedure's name that is neither a literal nor a variable} */
    private int argument(int from) {
        int i = from;
        while (i < words.size() && words.isVariable(i)) {
            i++;
        }
        while (i < words.size() && words.between(i).equals(".")) {
            i++; // a name in brackets
        }
        for (i++; i < words.size(); i++) {
            String next = words.between(i);
            boolean named = next.startsWith("=>") || next.startsWith(":=");
            boolean prefix = next.startsWith("?") && LITERAL_PREFIXES.contains(words.word(i));
            if (!words.isVariable(i) && !named && !prefix && !HARMLESS_VALUES.contains(words.word(i))) {
                return words.start(i);
            }
        }
        return NOWHERE;
    }

    /** {@code "name" = value}: the name was removed as a literal. */
    private boolean isAssignedToLiteral(int i) {
        int begin = words.start(i);
        String before = text.substring(Math.max(0, begin - 6), begin).replace(" ", "");
        return !CALLS.contains(words.word(i)) && BEHIND_LITERAL.matcher(before).matches();
    }
}
