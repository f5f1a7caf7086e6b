package io.sessionaudit.core.finding;

import java.util.Map;

import io.sessionaudit.core.log.Ledger;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.site.Site;
import io.sessionaudit.core.site.SqlText;

/** Words and evidence that several kinds of findings share. */
final class Findings {
    private Findings() {}

    /** {@return where a session was opened, in words} */
    static String place(Ledger ledger, Throwable stack) {
        Site site = ledger.site(stack);
        return site == null ? "a place whose stack was not captured" : site.place();
    }

    /** Puts the last statement of a session beside the message. */
    static void putLastSql(Session session, Map<String, Object> evidence) {
        String sql = SqlText.withoutLiterals(session.lastSql());
        if (sql != null) {
            evidence.put("last_sql", sql);
        }
    }

    /** {@return nanoseconds as people say them} */
    static String words(long nanos) {
        long millis = nanos / 1_000_000;
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 120_000) {
            return millis / 1000 + "." + millis % 1000 / 100 + " s";
        }
        return millis / 60_000 + " min";
    }
}
