package io.sessionaudit.core.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of one statement of SQL without literals: names with their dots, keywords, variables. */
final class StatementWords {
    private static final Set<String> BEFORE_STATEMENT = Set.of(
            "EXPLAIN",
            "PLAN",
            "FOR",
            "ANALYZE",
            "ANALYSE",
            "VERBOSE",
            "EXTENDED",
            "FORMATTED",
            "QUERY",
            "BUFFERS",
            "BEGIN",
            "FORMAT",
            "JSON",
            "TREE",
            "TRADITIONAL",
            "ATOMIC",
            "TRY");

    private static final Set<String> PLAIN = Set.of(
            "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "UPSERT", "WITH", "VALUES", "TABLE", "FROM");

    /** In SQL Server, another statement may follow without a semicolon; its parameters need no quotes. */
    private static final Set<String> NOT_PLAIN =
            Set.of("CREATE", "ALTER", "GRANT", "EXEC", "EXECUTE", "DECLARE", "IDENTIFIED", "ATTACH");

    private static final Set<String> OTHER = Set.of(("ABORT ADD ADMINISTER ALTER ANALYZE ANALYSE ATTACH AUDIT BACKUP"
                    + " BEGIN CACHE CALL CASE CHANGE CHECK CHECKPOINT CLEAR CLONE CLOSE CLUSTER COLLECT COMMENT COMMIT"
                    + " CONCURRENT DEFERRED DISTRIBUTED EXCLUSIVE IMMEDIATE ISOLATION NOT READ TRAN TRANSACTION WORK"
                    + " CONNECT COPY CREATE DBCC DEALLOCATE DECLARE DENY DESC DESCRIBE DETACH DISCARD DISCONNECT DO"
                    + " DROP ELSE ELSEIF ELSIF END EXCHANGE EXEC EXECUTE EXPLAIN EXPORT FETCH FLASHBACK FLUSH FOR"
                    + " GET GRANT HANDLER IF IMPORT INSTALL INVALIDATE INVOKE KILL LEAVE LIST LISTEN LOAD LOCK LOOP"
                    + " MODIFY MOVE MSCK NOAUDIT NOTIFY OPEN OPTIMIZE PERFORM PRAGMA PREPARE PRINT PURGE PUT RAISE"
                    + " REASSIGN RECOVER REFRESH REINDEX RELEASE REMOVE RENAME REPAIR REPEAT RESET RESIGNAL RESTORE"
                    + " RETURN REVOKE ROLLBACK RUNSCRIPT SAVEPOINT SAVE SCRIPT SECURITY SET SHOW SHUTDOWN SIGNAL"
                    + " START STOP SYSTEM THEN TRUNCATE UNCACHE UNDROP UNINSTALL UNLISTEN UNLOAD UNLOCK USE VACUUM"
                    + " VALIDATE WAITFOR WHEN WHILE XA")
            .split(" "));

    private final String text;
    private final List<int[]> bounds = new ArrayList<>();
    private final int to;
    private final int first;

    /** Splits the part of a string between two indices. */
    StatementWords(String text, int from, int to) {
        this.text = text;
        this.to = to;
        int i = from;
        while (i < to) {
            int begin = i;
            while (i < to && isPart(text.charAt(i))) {
                i++;
            }
            if (i > begin) {
                bounds.add(new int[] {begin, i});
            } else {
                i++;
            }
        }
        int word = 0;
        while (word < size() - 1 && BEFORE_STATEMENT.contains(word(word))) {
            word++;
        }
        first = word;
    }

    private static boolean isPart(char c) {
        return SqlRedactor.isNamePart(c) || c == '.' || c == '@';
    }

    /** {@return whether this is a query or DML and nothing else} */
    boolean isPlain() {
        if (!PLAIN.contains(first())) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            if (NOT_PLAIN.contains(word(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the first word is the beginning of a statement, in any database} */
    boolean isKnown() {
        return size() == 0 || PLAIN.contains(first()) || OTHER.contains(first());
    }

    int size() {
        return bounds.size();
    }

    /** {@return the first word that is not an EXPLAIN or the like, in upper case; empty if there is none} */
    String first() {
        return size() == 0 ? "" : word(first);
    }

    int indexOfFirst() {
        return first;
    }

    /** {@return a word in upper case; empty beyond the last one} */
    String word(int i) {
        return i < 0 || i >= size() ? "" : text.substring(start(i), end(i)).toUpperCase(Locale.ROOT);
    }

    int start(int i) {
        return bounds.get(i)[0];
    }

    int end(int i) {
        return bounds.get(i)[1];
    }

    /** {@return everything between a word and the next one, without white space} */
    String between(int i) {
        int next = i + 1 < size() ? start(i + 1) : to;
        return text.substring(end(i), next).replace(" ", "").replaceAll("[`\\[\\]]", "");
    }

    /** {@return whether a word is a variable or a named parameter} */
    boolean isVariable(int i) {
        return word(i).startsWith("@") || start(i) > 0 && text.charAt(start(i) - 1) == ':';
    }
}
