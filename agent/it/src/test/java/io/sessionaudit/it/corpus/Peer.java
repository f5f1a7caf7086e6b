package io.sessionaudit.it.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.acme.support.PoolKind;

/** A pool's own leak detector, and how its messages are recognized in the output. */
enum Peer {
    HIKARI(PoolKind.HIKARI, "HikariCP leakDetectionThreshold", "Connection leak detection triggered"),
    DBCP2(PoolKind.DBCP2, "DBCP2 abandoned tracking", "^Pooled object created"),
    TOMCAT(PoolKind.TOMCAT, "Tomcat removeAbandoned", "Connection has been abandoned"),
    AGROAL(
            PoolKind.AGROAL,
            "Agroal leak and acquisition checks",
            "^\\[agroal\\] .*(Leaked connection|multiple connections|last executed operation)"),
    DRUID(PoolKind.DRUID, "Druid removeAbandoned", "abandon connection");

    /** The beginning of other output. */
    private static final Pattern BEGINNING =
            Pattern.compile("^(WARN |ERROR |INFO |WARNING:|SEVERE:|\\[agroal]|Pooled object created"
                    + "|[A-Z][a-z]{2} \\d{1,2}, \\d{4}|done$|failed=|server-id=)");

    private static final Predicate<String> LAST_USE =
            Pattern.compile("last code to use|last executed operation").asPredicate();
    private static final Predicate<String> NOW =
            Pattern.compile("current stackTrace").asPredicate();
    private static final Predicate<String> SQL = Pattern.compile("SELECT .* FROM|UPDATE account|INSERT INTO|CALL pause")
            .asPredicate();

    private final PoolKind pool;
    private final String title;
    private final Predicate<String> accusation;

    Peer(PoolKind pool, String title, String accusation) {
        this.pool = pool;
        this.title = title;
        this.accusation = Pattern.compile(accusation).asPredicate();
    }

    PoolKind pool() {
        return pool;
    }

    String title() {
        return title;
    }

    /** The reports in the output, each with its stacks. */
    List<String> accusations(String printed) {
        List<String> accusations = new ArrayList<>();
        StringBuilder current = null;
        for (String line : printed.lines().toList()) {
            if (BEGINNING.matcher(line).find()) {
                if (current != null) {
                    accusations.add(current.toString());
                }
                current = accusation.test(line) ? new StringBuilder() : null;
            }
            if (current != null) {
                current.append(line).append('\n');
            }
        }
        if (current != null) {
            accusations.add(current.toString());
        }
        return accusations;
    }

    /** The evidence of a report. */
    static Evidence evidence(String accusation, String place, String serverId) {
        return new Evidence(
                accusation.contains(place),
                LAST_USE.test(accusation),
                NOW.test(accusation),
                SQL.test(accusation),
                serverId != null && hasNumber(accusation, serverId));
    }

    /** Text outside of stacks, because their lines contain numbers. */
    private static boolean hasNumber(String accusation, String number) {
        Pattern alone = Pattern.compile("(?<![\\w.:])" + number + "(?![\\w.:])");
        return accusation
                .lines()
                .filter(line -> !line.startsWith("\tat "))
                .anyMatch(line -> alone.matcher(line.replaceAll("\\(\\w+\\.java:\\d+\\)", ""))
                        .find());
    }

    /** Which evidence there is. */
    record Evidence(boolean line, boolean lastUse, boolean now, boolean sql, boolean serverId) {
        static final Evidence NONE = new Evidence(false, false, false, false, false);

        Evidence or(Evidence other) {
            return new Evidence(
                    line || other.line,
                    lastUse || other.lastUse,
                    now || other.now,
                    sql || other.sql,
                    serverId || other.serverId);
        }
    }
}
