package io.sessionaudit.tools.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.EpochMicros;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adds up who used the connections of a source. Its size depends on the number of places and runs. Not threadsafe. */
final class PoolTally implements Mergeable<PoolTally> {
    private static final long serialVersionUID = 1;
    private static final long SECOND_MICROS = 1_000_000;
    private static final long MINUTE_MICROS = 60_000_000;
    private static final int MAX_MINUTES = 16_384;
    private static final long MAX_COUNT = 1L << 40;

    private final SiteUses sites = new SiteUses();
    private final NestingTally nesting = new NestingTally();
    private final BoundedTallies<RunKey, OpenOverTime> minutes = new BoundedTallies<>(RunTallies.MAX_RUNS);
    private final OpenOverTime otherMinutes = minutes();
    private transient RunKey lastRun;
    private transient OpenOverTime lastMinutes;
    private long notTimed;
    private long samples;
    private long mostInUse;
    private long waiting;
    private long mostWaiting;
    private long waitFindings;
    private double longestWaitMs = -1;

    /**
     * Adds a session that has ended.
     *
     * @param closed when it ended, or null
     */
    void recordSession(LogRecord record, RunKey run, Instant closed, long heldMicros) {
        sites.of(record.text(LogFormat.SITE)).recordSession(heldMicros);
        if (closed != null) {
            long closedMicros = EpochMicros.of(closed);
            minutesOf(run).add(closedMicros - heldMicros, closedMicros);
        }
        nesting.recordSession(record, run);
    }

    /** Adds a session that was open at the end of the log. */
    void recordUnfinished(String site, RunKey run, long openedMicros, long untilMicros) {
        long held = Math.max(0, untilMicros - openedMicros);
        sites.of(site).recordUnfinished(held);
        minutesOf(run).add(openedMicros, openedMicros + held);
    }

    void recordFinding(LogRecord record, RunKey run) {
        nesting.recordFinding(record, run);
        if (isWait(record.text(LogFormat.KIND)) && !record.has(LogFormat.ESCALATION)) {
            waitFindings++;
            longestWaitMs = Math.max(longestWaitMs, record.decimal(LogFormat.WAITED_MS, -1));
        }
    }

    void recordSummary(LogRecord record) {
        notTimed += Math.max(0, record.number(LogFormat.SESSIONS, 0));
        record.counts(LogFormat.FINDINGS).forEach((kind, count) -> waitFindings += isWait(kind) ? count : 0);
    }

    void recordUsage(LogRecord record) {
        JsonNode usage;
        try {
            usage = JsonMapper.shared().readTree(record.json());
        } catch (JacksonException e) {
            return;
        }
        samples += count(usage, LogFormat.SAMPLES);
        mostInUse = Math.max(mostInUse, count(usage, LogFormat.IN_USE_MAX));
        waiting += count(usage, LogFormat.WAITING);
        mostWaiting = Math.max(mostWaiting, count(usage, LogFormat.WAITING_MAX));
        for (JsonNode place : usage.path(LogFormat.PLACES)) {
            UseTally tally = place.has(LogFormat.OTHERS)
                    ? sites.ofOthers()
                    : sites.of(place.path(LogFormat.SITE).asString(null));
            tally.recordSamples(
                    count(place, LogFormat.IN_USE), count(place, LogFormat.IDLE), count(place, LogFormat.IN_USE_MAX));
        }
    }

    @Override
    public void merge(PoolTally other) {
        sites.merge(other.sites);
        nesting.merge(other.nesting);
        minutes.merge(other.minutes, this::combine);
        otherMinutes.merge(other.otherMinutes);
        notTimed += other.notTimed;
        samples += other.samples;
        mostInUse = Math.max(mostInUse, other.mostInUse);
        waiting += other.waiting;
        mostWaiting = Math.max(mostWaiting, other.mostWaiting);
        waitFindings += other.waitFindings;
        longestWaitMs = Math.max(longestWaitMs, other.longestWaitMs);
    }

    private void combine(RunKey run, OpenOverTime excess) {
        otherMinutes.merge(excess);
    }

    /** {@return the use} */
    PoolUse use(String source, Long max, SiteDefinitions definitions, RunTallies runs) {
        Map<RunKey, OpenOverTime> byRun = byRun(runs);
        double runMicros = 0;
        for (RunKey run : byRun.keySet()) {
            runMicros += runs.of(run).durationMicros();
        }
        double held = sites.heldMicros();
        PoolUse.BusiestMinute busiest = busiest(byRun, runs);
        return new PoolUse(
                source,
                max,
                runMicros > 0 ? Math.round(held / runMicros * 1000) / 1000.0 : 0,
                samples == 0 ? null : mostInUse,
                busiest,
                waits(),
                busiest == null ? null : needs(busiest.averageInUse()),
                sites.uses(definitions, runMicros),
                notTimed);
    }

    /** {@return the minutes of the runs that have a row, and of the others, in the order of the runs} */
    private Map<RunKey, OpenOverTime> byRun(RunTallies runs) {
        minutes.trim(this::combine);
        Map<RunKey, OpenOverTime> byRun = new LinkedHashMap<>();
        for (RunKey run : runs.inOrder()) {
            OpenOverTime ofRun = minutes.map().remove(run);
            if (ofRun != null) {
                byRun.put(run, ofRun);
            }
        }
        minutes.map().values().forEach(otherMinutes::merge);
        if (!otherMinutes.isEmpty()) {
            byRun.put(RunKey.OTHERS, otherMinutes);
        }
        return byRun;
    }

    boolean isUsed() {
        return samples > 0 || waitFindings > 0 || sites.heldMicros() > 0;
    }

    private PoolUse.Waits waits() {
        return new PoolUse.Waits(
                waitFindings,
                longestWaitMs < 0 ? null : longestWaitMs,
                samples == 0 ? null : Math.round((double) waiting / samples * 1000) / 1000.0,
                samples == 0 ? null : mostWaiting);
    }

    private PoolUse.SizeNeed needs(double averageInUse) {
        long byLoad = Math.max(1, (long) Math.ceil(averageInUse));
        if (nesting.depth() < 2) {
            return new PoolUse.SizeNeed(byLoad, byLoad, null, null, null);
        }
        long byNesting = nesting.threads() * (nesting.depth() - 1) + 1;
        return new PoolUse.SizeNeed(Math.max(byLoad, byNesting), byLoad, byNesting, nesting.threads(), nesting.depth());
    }

    /** {@return the busiest minute of any run, because each JVM has a pool of its own} */
    private static PoolUse.BusiestMinute busiest(Map<RunKey, OpenOverTime> byRun, RunTallies runs) {
        PoolUse.BusiestMinute most = null;
        for (Map.Entry<RunKey, OpenOverTime> each : byRun.entrySet()) {
            PoolUse.BusiestMinute busiest = busiest(each.getValue(), runs.of(each.getKey()));
            most = most == null || busiest.averageInUse() > most.averageInUse() ? busiest : most;
        }
        return most;
    }

    /** Of a run that is shorter than a minute, all of it counts, as a second at least. */
    private static PoolUse.BusiestMinute busiest(OpenOverTime minutes, RunTally run) {
        boolean isShort = run.durationMicros() < MINUTE_MICROS;
        OpenOverTime.Bucket bucket =
                isShort ? minutes.total(Math.max(SECOND_MICROS, run.durationMicros())) : minutes.busiest();
        double seconds = bucket.widthMicros() / 1e6;
        return new PoolUse.BusiestMinute(
                isShort && run.from() != null ? run.from() : Instant.EPOCH.plus(bucket.fromMicros(), ChronoUnit.MICROS),
                Math.max(1, Math.round(seconds)),
                bucket.opened(),
                Math.round(bucket.opened() / seconds * 1000) / 1000.0,
                bucket.opened() == 0 ? null : Math.round(bucket.average() * seconds / bucket.opened() * 1e6) / 1000.0,
                Math.round(bucket.average() * 1000) / 1000.0);
    }

    private OpenOverTime minutesOf(RunKey run) {
        if (run != lastRun) {
            OpenOverTime known = minutes.get(run);
            lastMinutes = known != null ? known : minutes.add(run, minutes(), this::combine);
            lastRun = run;
        }
        return lastMinutes;
    }

    private static OpenOverTime minutes() {
        return new OpenOverTime(MINUTE_MICROS, MAX_MINUTES);
    }

    private static boolean isWait(String kind) {
        return FindingKind.STARVED.label().equals(kind)
                || FindingKind.SELF_DEADLOCK.label().equals(kind);
    }

    /** {@return a count, which sums cannot overflow} */
    private static long count(JsonNode object, String field) {
        return Math.max(0, Math.min(MAX_COUNT, object.path(field).asLong(0)));
    }
}
