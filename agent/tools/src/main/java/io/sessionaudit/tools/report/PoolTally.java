package io.sessionaudit.tools.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.EpochMicros;
import io.sessionaudit.tools.input.SitePlaces;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adds up who used the connections of a source. Its size depends on the number of places and runs. Not threadsafe. */
final class PoolTally {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long MINUTE_MICROS = 60_000_000;
    private static final int MAX_MINUTES = 16_384;
    private static final long MAX_COUNT = 1L << 40;

    private final PlaceTallies places;
    private final NestingTally nesting = new NestingTally();
    private final Map<RunTally, OpenOverTime> minutes = new LinkedHashMap<>();
    private RunTally lastRun;
    private OpenOverTime lastMinutes;
    private long notTimed;
    private long samples;
    private long mostInUse;
    private long waiting;
    private long mostWaiting;
    private long waitFindings;
    private double longestWaitMs = -1;

    PoolTally(SitePlaces places) {
        this.places = new PlaceTallies(places);
    }

    /**
     * Adds a session that has ended.
     *
     * @param closed when it ended, or null
     */
    void recordSession(LogRecord record, RunTally run, Instant closed, long heldMicros) {
        places.of(record.text(LogFormat.SITE)).recordSession(heldMicros);
        if (closed != null) {
            long closedMicros = EpochMicros.of(closed);
            minutesOf(run).add(closedMicros - heldMicros, closedMicros);
        }
        nesting.recordSession(record, run);
    }

    /** Adds a session that was open at the end of the log. */
    void recordUnfinished(String site, RunTally run, long openedMicros, long untilMicros) {
        long held = Math.max(0, untilMicros - openedMicros);
        places.of(site).recordUnfinished(held);
        minutesOf(run).add(openedMicros, openedMicros + held);
    }

    void recordFinding(LogRecord record, RunTally run) {
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
            PlaceTally tally = place.has(LogFormat.OTHERS)
                    ? places.ofOthers()
                    : places.of(place.path(LogFormat.SITE).asString(null));
            tally.recordSamples(
                    count(place, LogFormat.IN_USE), count(place, LogFormat.IDLE), count(place, LogFormat.IN_USE_MAX));
        }
    }

    /** {@return the use} */
    PoolUse use(String source, Long max) {
        double runMicros =
                minutes.keySet().stream().mapToDouble(RunTally::durationMicros).sum();
        double held = places.heldMicros();
        PoolUse.BusiestMinute busiest = busiest();
        return new PoolUse(
                source,
                max,
                runMicros > 0 ? Math.round(held / runMicros * 1000) / 1000.0 : 0,
                samples == 0 ? null : mostInUse,
                busiest,
                waits(),
                busiest == null ? null : needs(busiest.averageInUse()),
                places.uses(runMicros),
                notTimed);
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
    private PoolUse.BusiestMinute busiest() {
        PoolUse.BusiestMinute most = null;
        for (Map.Entry<RunTally, OpenOverTime> each : minutes.entrySet()) {
            PoolUse.BusiestMinute busiest = busiest(each.getValue(), each.getKey());
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

    private OpenOverTime minutesOf(RunTally run) {
        if (run != lastRun) {
            lastRun = run;
            lastMinutes = minutes.computeIfAbsent(run, begun -> new OpenOverTime(MINUTE_MICROS, MAX_MINUTES));
        }
        return lastMinutes;
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
