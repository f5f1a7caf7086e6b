package io.sessionaudit.core.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.KeptLoans;
import io.sessionaudit.core.session.PoolSnapshot;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.sql.SqlRedactor;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.SiteRegistry;

/** The evidence of a shortage: who held the pool's connections. For the writer thread. */
final class HolderEntries {
    private static final int FRAMES = 8;

    private HolderEntries() {}

    /** Puts the pool's use beside the message. */
    static void put(PoolSnapshot shortage, FindingContext context, Map<String, Object> evidence) {
        evidence.put("waiters", shortage.waiters());
        evidence.put("lost", shortage.lost());
        if (shortage.inUse() >= 0) {
            evidence.put("in_use", shortage.inUse());
        }
        evidence.put(
                "holders",
                shortage.holders().stream()
                        .map(holder -> holder(holder, context))
                        .toList());
        if (shortage.keptCount() > 0) {
            evidence.put("kept", shortage.keptCount());
            evidence.put(
                    "kept_sessions",
                    shortage.kept().stream().map(loan -> kept(loan, context)).toList());
        }
    }

    private static Map<String, Object> holder(PoolSnapshot.Holder holder, FindingContext context) {
        Session session = holder.session();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("session", context.number(session));
        putOwner(holder, fields);
        putSite(session, context, fields);
        if (session.serverId() >= 0) {
            fields.put("server_id", session.serverId());
        }
        fields.put("held_ms", new LogWriter.Millis(holder.heldNanos()));
        fields.put("doing", holder.activity().label());
        String sql = SqlRedactor.withoutLiterals(session.lastSql());
        if (sql != null) {
            fields.put("last_sql", sql);
        }
        if (holder.frames() != null) {
            fields.put("frames", first(SiteRegistry.render(holder.frames())));
        }
        return fields;
    }

    private static void putOwner(PoolSnapshot.Holder holder, Map<String, Object> fields) {
        Session session = holder.session();
        if (holder.owner() == null || holder.owner() == session.owner()) {
            fields.put("thread", session.threadName());
            fields.put("thread_id", session.owner().threadId());
        } else {
            fields.put("thread", session.userName());
            fields.put("thread_id", holder.owner().threadId());
            fields.put("opened_by", session.threadName());
        }
    }

    private static void putSite(Session session, FindingContext context, Map<String, Object> fields) {
        Site site = context.site(session.openingStack());
        if (site != null) {
            fields.put("site", site.id());
            fields.put("place", site.place());
        }
    }

    private static Map<String, Object> kept(KeptLoans.Loan loan, FindingContext context) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("session", context.number(loan.session()));
        putSite(loan.session(), context, fields);
        Site opening = context.site(loan.session().openingStack());
        if (opening != null) {
            fields.put("frames", first(opening.frames()));
        }
        fields.put("closing_thread", loan.threadName());
        if (loan.closing() != null) {
            fields.put(
                    "closing_frames", first(SiteRegistry.render(loan.closing().getStackTrace())));
        }
        return fields;
    }

    private static List<String> first(List<String> frames) {
        return frames.subList(0, Math.min(FRAMES, frames.size()));
    }
}
