package io.sessionaudit.tools.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Converts sessions to columns; shared values are in lists that the columns refer to by index. */
final class ColumnBuilder {
    /** A list of distinct values. */
    static final class Index<T> {
        private final Map<T, Integer> places = new LinkedHashMap<>();

        /** {@return the index of a value; -1 for null} */
        int of(T thing) {
            return thing == null ? -1 : places.computeIfAbsent(thing, made -> places.size());
        }

        List<T> list() {
            return new ArrayList<>(places.keySet());
        }
    }

    final Index<SessionBar.ThreadIdentity> threads = new Index<>();
    final Index<String> sources = new Index<>();
    final Index<String> sites = new Index<>();
    private final Index<String> ends = new Index<>();
    private final List<SessionBar> bars;

    ColumnBuilder(List<SessionBar> bars) {
        this.bars = bars;
    }

    Page.SessionColumns sessions(long seen) {
        long from = bars.isEmpty() ? 0 : bars.get(0).openedMicros();
        long to = bars.stream().mapToLong(SessionBar::closedMicros).max().orElse(from);
        Map<Integer, String> scopes = new LinkedHashMap<>();
        Map<Integer, List<SessionBar.ActivityPeriod>> activity = new LinkedHashMap<>();
        for (int i = 0; i < bars.size(); i++) {
            if (bars.get(i).scope() != null) {
                scopes.put(i, bars.get(i).scope());
            }
            if (!bars.get(i).activity().isEmpty()) {
                activity.put(i, bars.get(i).activity());
            }
        }
        int[] end = ints(bar -> ends.of(bar.end()));
        return new Page.SessionColumns(
                seen,
                from,
                to,
                ends.list(),
                longs(bar -> bar.key().session()),
                longs(bar -> bar.openedMicros() - from),
                longs(SessionBar::heldMicros),
                ints(bar -> threads.of(bar.owner())),
                ints(bar -> sources.of(bar.source())),
                ints(bar -> sites.of(bar.site())),
                longs(SessionBar::statements),
                longs(SessionBar::commits),
                longs(SessionBar::rollbacks),
                end,
                longs(SessionBar::serverId),
                scopes,
                activity);
    }

    private long[] longs(ToLongFunction<SessionBar> of) {
        return bars.stream().mapToLong(of).toArray();
    }

    private int[] ints(ToIntFunction<SessionBar> of) {
        return bars.stream().mapToInt(of).toArray();
    }
}
