package io.sessionaudit.tools.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.SitePlace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Selects the sessions that satisfy all given conditions. */
public final class SessionFilter {
    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "Only of sources with this text in their name; * matches any text.")
    private String source;

    @Option(names = "--thread", paramLabel = "TEXT", description = "Only of threads with this text in their name.")
    private String thread;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Only from this time on: 2026-11-22, 2026-11-22T14:30:00, both in UTC, or 15m for the last 15"
                    + " minutes.")
    private Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Only up to this time.")
    private Instant until;

    @Option(
            names = "--held",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Only sessions that were open at least that long: 500ms, 30s, 2m or 1h.")
    private Duration held;

    @Option(
            names = "--kind",
            split = ",",
            paramLabel = "KIND",
            converter = AllowedNames.Kinds.class,
            completionCandidates = AllowedNames.Kinds.class,
            description =
                    "Only sessions with a finding of this kind, such as held; findings that were only counted name"
                            + " no session.")
    private List<String> kinds;

    @Option(
            names = "--site",
            paramLabel = "TEXT",
            description = "Only of sites with this id, or with this text in their place.")
    private String site;

    @Option(names = "--scope", paramLabel = "TEXT", description = "Only of scopes with this text in their name.")
    private String scope;

    @Option(
            names = "--server-id",
            paramLabel = "ID",
            description = "Only sessions with this id on the database server.")
    private Long serverId;

    @Option(
            names = "--trace",
            paramLabel = "ID",
            description = "Only sessions that were opened in this trace of OpenTelemetry.")
    private String trace;

    /** {@return the selected kinds of findings; null for no condition} */
    public Predicate<String> kinds() {
        return kinds == null ? null : kinds::contains;
    }

    /** {@return whether a session is selected, without regard to its findings} */
    public boolean accepts(SessionRow row) {
        return acceptsRecord(row.record(), row.place())
                && (held == null || row.heldMs() >= held.toMillis())
                && isInTime(
                        row.opened(),
                        row.isUnfinished() ? Instant.MAX : row.record().time());
    }

    /** {@return whether a record is selected; a missing field does not satisfy a condition on it} */
    public boolean acceptsOther(LogRecord record, SitePlace place) {
        return acceptsRecord(record, place == null ? null : place.frame())
                && (kinds == null || kinds.contains(record.text(LogFormat.KIND)))
                && (held == null || record.decimal(LogFormat.HELD_MS, -1) >= held.toMillis())
                && isInTime(record.time(), record.time());
    }

    private boolean acceptsRecord(LogRecord record, String place) {
        return matches(source, record.text(LogFormat.SOURCE))
                && matches(thread, record.text(LogFormat.THREAD))
                && matches(scope, record.text(LogFormat.SCOPE))
                && (site == null || site.equals(record.text(LogFormat.SITE)) || matches(site, place))
                && (trace == null || trace.equalsIgnoreCase(record.text(LogFormat.TRACE_ID)))
                && (serverId == null || serverId == record.number(LogFormat.SERVER_ID, -1));
    }

    /** {@return whether the session was open at any time of the selected period} */
    private boolean isInTime(Instant opened, Instant ended) {
        return (since == null || ended != null && !ended.isBefore(since))
                && (until == null || opened != null && !opened.isAfter(until));
    }

    private static boolean matches(String wanted, String text) {
        if (wanted == null) {
            return true;
        }
        if (text == null) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int from = 0;
        for (String part : wanted.toLowerCase(Locale.ROOT).split("\\*")) {
            int found = lower.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }

    static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Duration span = parse(text);
            if (span == null) {
                throw new TypeConversionException("\"" + text + "\" is no time such as 500ms, 30s, 2m, 1h or 7d");
            }
            return span;
        }

        static Duration parse(String text) {
            var parts = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)").matcher(text);
            if (!parts.matches()) {
                return null;
            }
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
    }

    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            Duration ago = DurationConverter.parse(text);
            if (ago != null) {
                return Instant.now().minus(ago);
            }
            try {
                if (text.endsWith("Z")) {
                    return Instant.parse(text);
                }
                return text.contains("T")
                        ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "\"" + text + "\" is no time such as 2026-11-22, 2026-11-22T14:30:00 or 15m");
            }
        }
    }
}
