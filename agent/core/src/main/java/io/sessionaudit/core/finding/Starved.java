package io.sessionaudit.core.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.sessionaudit.core.log.Ledger;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Shortage;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.site.Site;
import io.sessionaudit.core.site.SiteTable;
import io.sessionaudit.core.site.SqlText;

/** A thread waits long for a connection, or in vain, because all of the pool are lent; and it may hold one itself. */
public final class Starved {
    private Starved() {}

    /**
     * A borrow that waits, or has failed.
     *
     * @param waiter the thread
     * @param call its borrow
     * @param waitedNanos how long it has waited at least; -1 where that was not seen
     * @param failure what the borrow got thrown, or null while it waits
     * @param shortage who holds the connections
     */
    public static Finding of(
            Owner waiter,
            Source pool,
            Call call,
            long waitedNanos,
            Throwable failure,
            Shortage shortage,
            long nanoTime) {
        Session own = ownOf(waiter, pool, shortage);
        FindingKind kind = own == null ? FindingKind.STARVED : FindingKind.SELF_DEADLOCK;
        Severity severity = own != null && shortage.isDeadlock() ? Severity.ERROR : Severity.WARNING;
        String failed = failure == null ? null : failure.getClass().getName();
        Finding.Wording wording = (ledger, evidence) -> {
            if (waitedNanos >= 0) {
                evidence.put("waited_ms", new LogWriter.Millis(waitedNanos));
            }
            if (failed != null) {
                evidence.put("failure", failed);
            }
            evidence.put("waiters", shortage.waiters());
            evidence.put("lost", shortage.lost());
            evidence.put(
                    "holders",
                    shortage.holders().stream()
                            .map(holder -> describe(holder, ledger))
                            .toList());
            return own == null
                    ? starved(ledger, pool, call, waitedNanos, failed, shortage)
                    : deadlocked(ledger, pool, call, waitedNanos, failed, shortage, own, evidence);
        };
        return Finding.aboutAttempt(named(pool, shortage), kind, severity, call, nanoTime, wording);
    }

    /** A pool that is only asked through others has no name of its own: then it is called what its sessions are. */
    private static Source named(Source pool, Shortage shortage) {
        return pool.description() != null
                ? pool
                : shortage.holders().get(0).session().source();
    }

    private static Session ownOf(Owner waiter, Source pool, Shortage shortage) {
        for (Shortage.Holder holder : shortage.holders()) {
            if (holder.session().owner() == waiter && holder.session().lender() == pool) {
                return holder.session();
            }
        }
        return null;
    }

    private static Message starved(
            Ledger ledger, Source pool, Call call, long waitedNanos, String failed, Shortage shortage) {
        return new Message(
                found(ledger, pool, call, waitedNanos, failed, shortage) + longest(ledger, shortage),
                "A pool lends each connection to one session at a time; who waits longer than starved-after is reported",
                done(failed),
                shortage.lost() > 0
                        ? "Mend the leaks that abandoned findings name, then look at the holders"
                        : "Make the holders shorter, beginning with the first that does not wait itself; or enlarge the"
                                + " pool");
    }

    private static Message deadlocked(
            Ledger ledger,
            Source pool,
            Call call,
            long waitedNanos,
            String failed,
            Shortage shortage,
            Session own,
            Map<String, Object> evidence) {
        evidence.put("other_session", ledger.number(own));
        Site site = ledger.site(own.openingStack());
        if (site != null) {
            evidence.put("other_site", site.id());
            evidence.put("other_frames", site.frames());
        }
        evidence.put("depth", shortage.depth());
        evidence.put("threads", shortage.threads());
        evidence.put("sufficient_size", shortage.sufficientSize());
        return new Message(
                found(ledger, pool, call, waitedNanos, failed, shortage)
                        + "; it holds one itself, opened at " + Findings.place(ledger, own.openingStack())
                        + (shortage.isDeadlock() ? "; every other holder waits as well, so none can go on" : ""),
                "A thread that holds a connection does not wait for another one of the same pool",
                done(failed),
                "Use the session that is open, or close it first; else " + tooSmall(shortage));
    }

    private static String tooSmall(Shortage shortage) {
        return shortage.threads() == 1
                ? "a pool of less than " + shortage.sufficientSize() + " never lends it what it needs"
                : shortage.threads() + " threads that need " + shortage.depth()
                        + " connections each block each other in a pool of less than " + shortage.sufficientSize();
    }

    private static String found(
            Ledger ledger, Source pool, Call call, long waitedNanos, String failed, Shortage shortage) {
        String waits = failed != null
                ? " got no connection of "
                : " has waited " + Findings.words(waitedNanos) + " for a connection of ";
        int limit = pool.limit();
        return "Thread " + call.threadName() + waits + named(pool, shortage).name() + " at " + call.place(ledger) + ": "
                + shortage.holders().size() + (limit < 0 ? "" : " of " + limit) + " are lent"
                + (shortage.lost() > 0 ? ", " + shortage.lost() + " are lost to leaks" : "");
    }

    private static String longest(Ledger ledger, Shortage shortage) {
        Shortage.Holder first = shortage.holders().get(0);
        return ", the first of them for " + Findings.words(first.heldNanos()) + " to thread "
                + first.session().threadName() + ", opened at "
                + Findings.place(ledger, first.session().openingStack()) + " and " + words(first.doing());
    }

    private static String done(String failed) {
        return failed == null
                ? "Nothing was done; it gets the next one that is given back, unless the pool's own limit has passed"
                : "Nothing was done; the caller got " + failed;
    }

    private static String words(Shortage.Doing doing) {
        return switch (doing) {
            case IDLE -> "idle now";
            case IN_CALL -> "inside a call now";
            case WAITING -> "itself waiting for a connection now";
        };
    }

    private static Map<String, Object> describe(Shortage.Holder holder, Ledger ledger) {
        Session session = holder.session();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("session", ledger.number(session));
        fields.put("thread", session.threadName());
        fields.put("thread_id", session.owner().threadId());
        Site site = ledger.site(session.openingStack());
        if (site != null) {
            fields.put("site", site.id());
            fields.put("place", site.place());
        }
        if (session.serverId() >= 0) {
            fields.put("server_id", session.serverId());
        }
        fields.put("held_ms", new LogWriter.Millis(holder.heldNanos()));
        fields.put("doing", holder.doing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        String sql = SqlText.withoutLiterals(session.lastSql());
        if (sql != null) {
            fields.put("last_sql", sql);
        }
        if (holder.frames() != null) {
            List<String> frames = SiteTable.render(holder.frames());
            fields.put("frames", frames.subList(0, Math.min(8, frames.size())));
        }
        return fields;
    }
}
