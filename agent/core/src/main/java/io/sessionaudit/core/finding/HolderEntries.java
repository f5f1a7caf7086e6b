package io.sessionaudit.core.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.KeptLoans;
import io.sessionaudit.core.session.PoolSnapshot;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.sql.SqlRedactor;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.SiteRegistry;

/** The evidence of pool exhaustion: the holders of the pool's connections. For the log thread. */
final class HolderEntries {
    private static final int FRAMES = 8;

    private HolderEntries() {}

    /** Adds the use of the pool. */
    static void put(PoolSnapshot snapshot, FindingContext context, Map<String, Object> evidence) {
        evidence.put(LogFormat.WAITERS, snapshot.waiters());
        evidence.put(LogFormat.LOST, snapshot.lost());
        if (snapshot.inUse() >= 0) {
            evidence.put(LogFormat.IN_USE, snapshot.inUse());
        }
        evidence.put(
                LogFormat.HOLDERS,
                snapshot.holders().stream()
                        .map(holder -> holder(holder, context))
                        .toList());
        HolderPlaces.put(snapshot, context, evidence);
        if (snapshot.keptCount() > 0) {
            evidence.put(LogFormat.KEPT, snapshot.keptCount());
            evidence.put(
                    LogFormat.KEPT_SESSIONS,
                    snapshot.kept().stream().map(loan -> kept(loan, context)).toList());
        }
    }

    private static Map<String, Object> holder(PoolSnapshot.Holder holder, FindingContext context) {
        Session session = holder.session();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(LogFormat.SESSION, context.number(session));
        putOwner(holder, fields);
        putSite(session, context, fields);
        if (session.serverId() >= 0) {
            fields.put(LogFormat.SERVER_ID, session.serverId());
        }
        fields.put(LogFormat.HELD_MS, new LogWriter.Millis(holder.heldNanos()));
        fields.put(LogFormat.SESSION_STATE, holder.activity().label());
        String sql = SqlRedactor.withoutLiterals(session.lastSql());
        if (sql != null) {
            fields.put(LogFormat.LAST_SQL, sql);
        }
        if (holder.frames() != null) {
            fields.put(LogFormat.FRAMES, first(SiteRegistry.render(holder.frames())));
        }
        return fields;
    }

    private static void putOwner(PoolSnapshot.Holder holder, Map<String, Object> fields) {
        Session session = holder.session();
        if (holder.owner() == null || holder.owner() == session.opener()) {
            fields.put(LogFormat.THREAD, session.threadName());
            fields.put(LogFormat.THREAD_ID, session.opener().threadId());
        } else {
            fields.put(LogFormat.THREAD, session.ownerName());
            fields.put(LogFormat.THREAD_ID, holder.owner().threadId());
            fields.put(LogFormat.OPENED_BY, session.threadName());
        }
    }

    private static void putSite(Session session, FindingContext context, Map<String, Object> fields) {
        Site site = context.site(session.openingStack());
        if (site != null) {
            fields.put(LogFormat.SITE, site.id());
            fields.put(LogFormat.PLACE, site.place());
        }
    }

    private static Map<String, Object> kept(KeptLoans.Loan loan, FindingContext context) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(LogFormat.SESSION, context.number(loan.session()));
        putSite(loan.session(), context, fields);
        Site opening = context.site(loan.session().openingStack());
        if (opening != null) {
            fields.put(LogFormat.FRAMES, first(opening.frames()));
        }
        fields.put(LogFormat.CLOSING_THREAD, loan.threadName());
        if (loan.closing() != null) {
            fields.put(
                    LogFormat.CLOSING_FRAMES,
                    first(SiteRegistry.render(loan.closing().getStackTrace())));
        }
        return fields;
    }

    private static List<String> first(List<String> frames) {
        return frames.subList(0, Math.min(FRAMES, frames.size()));
    }
}
