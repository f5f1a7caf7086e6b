package io.sessionaudit.tools.report;

import java.util.List;
import java.util.Locale;

import io.sessionaudit.tools.input.CodePlace;
import picocli.CommandLine.Help.Ansi.Style;

/** Who used the connections of each source, by place, and the size that this use needs. */
final class PoolsSection {
    private static final int MAX_POOLS = 20;
    private static final int MAX_PLACES = 20;

    private final Layout layout;

    PoolsSection(Layout layout) {
        this.layout = layout;
    }

    void print(List<PoolUse> pools) {
        if (pools.isEmpty()) {
            return;
        }
        layout.line(row("WHO USES THE POOL", "sessions", "time", "in use", "at most", "idle (95 %)"), Style.bold);
        pools.stream().limit(MAX_POOLS).forEach(this::print);
        if (pools.size() > MAX_POOLS) {
            layout.line("  ... and " + (pools.size() - MAX_POOLS) + " more sources; --format json shows them all");
        }
        layout.blank();
    }

    private void print(PoolUse pool) {
        layout.line("  " + pool.source(), Style.bold);
        pool.places().stream().limit(MAX_PLACES).forEach(this::print);
        if (pool.places().size() > MAX_PLACES) {
            layout.line("    ... and " + (pool.places().size() - MAX_PLACES)
                    + " more places; --format json shows them all");
        }
        String inUse = String.format(Locale.ROOT, "%.2f connections on average", pool.averageInUse());
        layout.field(
                "    ",
                "in use",
                pool.mostInUse() == null ? inUse : inUse + ", at most " + pool.mostInUse() + " at a scan");
        String waits = waits(pool.waits());
        if (waits != null) {
            layout.field("    ", "waits", waits);
        }
        if (pool.needs() != null) {
            layout.field("    ", "needs", needs(pool));
        }
        if (pool.notTimed() > 0) {
            layout.field(
                    "    ",
                    "not counted",
                    ReportText.count(pool.notTimed(), "session", "sessions")
                            + ", because only summaries represent them");
        }
    }

    private void print(PoolUse.PlaceUse use) {
        layout.line("    " + name(use));
        String through = CodePlace.throughLine(use.through());
        layout.line(row(
                "      " + (through == null ? "" : shortened(through)),
                ReportText.count(use.sessions()),
                String.format(Locale.ROOT, "%.1f %%", use.share() * 100),
                String.format(Locale.ROOT, "%.2f", use.averageInUse()),
                use.mostInUse() == null ? "-" : ReportText.count(use.mostInUse()),
                idle(use.idle())));
    }

    private static String name(PoolUse.PlaceUse use) {
        if (use.others() > 0) {
            return "all other places, " + use.others() + " or more";
        }
        return use.place() == null ? "place not captured" : use.place();
    }

    private static String idle(IdleShare idle) {
        return idle == null
                ? "-"
                : String.format(
                        Locale.ROOT, "%.0f %% (%.0f-%.0f)", idle.share() * 100, idle.low() * 100, idle.high() * 100);
    }

    private static String waits(PoolUse.Waits waits) {
        String threads = waits.mostThreads() == null || waits.mostThreads() == 0
                ? null
                : String.format(
                        Locale.ROOT,
                        "%.2f threads inside getConnection on average, at most %d at a scan",
                        waits.averageThreads(),
                        waits.mostThreads());
        if (waits.findings() == 0) {
            return threads;
        }
        return (threads == null ? "" : threads + "; ")
                + ReportText.count(waits.findings(), "thread waited", "threads waited")
                + " too long for the exhausted pool"
                + (waits.longestMs() == null ? "" : ", the longest " + ReportText.millis(waits.longestMs()));
    }

    private static String needs(PoolUse pool) {
        PoolUse.SizeNeed needs = pool.needs();
        PoolUse.BusiestMinute busiest = pool.busiest();
        StringBuilder text = new StringBuilder("at least ")
                .append(ReportText.count(needs.size(), "connection", "connections"))
                .append(pool.max() == null ? "" : ", of the " + pool.max() + " that it may have")
                .append(". By load ")
                .append(needs.byLoad())
                .append(" (Little's law: in the ")
                .append(busiest.seconds() == 60 ? "minute" : ReportText.millis(busiest.seconds() * 1000.0))
                .append(" from ")
                .append(ReportText.moment(busiest.from()));
        if (busiest.meanHeldMs() == null) {
            text.append(", ");
        } else {
            text.append(String.format(
                    Locale.ROOT,
                    ", %.2f sessions a second x %s = ",
                    busiest.openedPerSecond(),
                    ReportText.millis(busiest.meanHeldMs())));
        }
        text.append(String.format(Locale.ROOT, "%.2f in use)", busiest.averageInUse()));
        if (needs.byNesting() != null) {
            text.append(", by nesting ")
                    .append(needs.byNesting())
                    .append(" (")
                    .append(ReportText.count(needs.threads(), "thread", "threads"))
                    .append(" x (")
                    .append(needs.depth())
                    .append(" sessions - 1) + 1)");
        }
        return text.append('.').toString();
    }

    private static String shortened(String text) {
        return text.length() <= 38 ? text : text.substring(0, 35) + "...";
    }

    private static String row(String name, String sessions, String time, String average, String most, String idle) {
        return String.format("%-44s%10s%9s%9s%9s%15s", name, sessions, time, average, most, idle);
    }
}
