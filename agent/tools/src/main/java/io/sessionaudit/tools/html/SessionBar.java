package io.sessionaudit.tools.html;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.EpochMicros;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A session in the chart.
 *
 * @param openedMicros when it was opened, in microseconds since 1970
 * @param heldMicros how long it was open
 * @param end how it ended; {@link #UNFINISHED} if the log ends before
 */
record SessionBar(
        SessionKey key,
        ThreadIdentity owner,
        String source,
        String site,
        long serverId,
        long openedMicros,
        long heldMicros,
        long statements,
        long commits,
        long rollbacks,
        String end,
        String scope,
        List<ActivityPeriod> activity) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final TypeReference<List<ActivityPeriod>> ACTIVITY = new TypeReference<>() {};

    /** The end of a session if the log contains only its beginning. */
    static final String UNFINISHED = "unfinished";

    /**
     * What the session did between two scans.
     *
     * @param untilMs the end, counted from the opening
     */
    record ActivityPeriod(
            @JsonProperty(LogFormat.UNTIL_MS) double untilMs,
            String state,
            @JsonProperty(LogFormat.UNCOMMITTED_CHANGES) boolean uncommittedChanges) {}

    /** Identifies a session; its number is unique only in its run. */
    record SessionKey(int run, long session) {}

    /** Identifies a thread; its id is unique only in its run, and its name may change. */
    record ThreadIdentity(int run, long id, String name, boolean virtual) {}

    /** {@return the session of a {@code session} record, or null if it contains no time} */
    static SessionBar ended(int run, LogRecord record) {
        long held = Math.max(0, (long) (record.decimal(LogFormat.HELD_MS, 0) * 1000));
        Long opened = openedMicros(record);
        if (opened == null && record.time() != null) {
            opened = EpochMicros.of(record.time()) - held;
        }
        return opened == null ? null : of(run, record, opened, held, record.text(LogFormat.END));
    }

    /** {@return the session of an {@code open} record without an end in the log, or null if it contains no time} */
    static SessionBar unfinished(int run, LogRecord record, long untilMicros) {
        Long opened = openedMicros(record);
        return opened == null ? null : of(run, record, opened, Math.max(0, untilMicros - opened), UNFINISHED);
    }

    long closedMicros() {
        return openedMicros + heldMicros;
    }

    private static SessionBar of(int run, LogRecord record, long opened, long held, String end) {
        return new SessionBar(
                new SessionKey(run, record.number(LogFormat.SESSION, 0)),
                owner(run, record),
                record.text(LogFormat.SOURCE),
                record.text(LogFormat.SITE),
                record.number(LogFormat.SERVER_ID, -1),
                opened,
                held,
                record.number(LogFormat.STATEMENTS, 0),
                record.number(LogFormat.COMMITS, 0),
                record.number(LogFormat.ROLLBACKS, 0),
                end,
                record.text(LogFormat.SCOPE),
                activity(record));
    }

    static ThreadIdentity owner(int run, LogRecord record) {
        return new ThreadIdentity(
                run,
                record.number(LogFormat.THREAD_ID, -1),
                record.text(LogFormat.THREAD),
                record.flag(LogFormat.VIRTUAL));
    }

    private static List<ActivityPeriod> activity(LogRecord record) {
        if (!record.has(LogFormat.ACTIVITY)) {
            return List.of();
        }
        try {
            JsonNode activity = MAPPER.readTree(record.json()).path(LogFormat.ACTIVITY);
            return MAPPER.treeToValue(activity, ACTIVITY);
        } catch (JacksonException e) {
            return List.of(); // may be of a later version
        }
    }

    private static Long openedMicros(LogRecord record) {
        Instant opened = record.time(LogFormat.OPENED);
        return opened == null ? null : EpochMicros.of(opened);
    }
}
