package io.sessionaudit.otlp;

import java.util.List;
import java.util.Map;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.ledger.WrittenFinding;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.Site;

/**
 * The attributes of findings and sessions. Names are those of the semantic conventions if there is one; others are the
 * names of the log's fields with the prefix {@code session_audit.}.
 */
final class RecordAttributes {
    private static final String PREFIX = "session_audit.";
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("db.query.text");
    private static final double NANOS_PER_MILLI = 1e6;

    private RecordAttributes() {}

    static void ofFinding(LogRecordBuilder record, WrittenFinding written) {
        Finding finding = written.finding();
        ofCall(record, finding.source(), finding.threadName(), finding.threadId(), written.site());
        record.setAttribute(name(LogFormat.KIND), finding.kind().label())
                .setAttribute(name(LogFormat.FINDING), finding.number())
                .setAttribute(name(LogFormat.REMEDY), written.message().remedy());
        if (written.session() > 0) {
            record.setAttribute(name(LogFormat.SESSION), written.session());
            mdc(record, finding.session());
        }
        if (finding.escalation() > 1) {
            record.setAttribute(name(LogFormat.ESCALATION), finding.escalation());
        }
        written.evidence().forEach((name, value) -> put(record, name, value));
    }

    static void ofSession(LogRecordBuilder record, Session session, long number, long endNanos, Site site) {
        ofCall(
                record,
                session.source(),
                session.threadName(),
                session.opener().threadId(),
                site);
        record.setAttribute(name(LogFormat.SESSION), number)
                .setAttribute(name(LogFormat.HELD_MS), (endNanos - session.openedNanos()) / NANOS_PER_MILLI)
                .setAttribute(name(LogFormat.STATEMENTS), session.statements())
                .setAttribute(name(LogFormat.END), session.state().label());
        mdc(record, session);
    }

    private static void ofCall(LogRecordBuilder record, Source source, String thread, long threadId, Site site) {
        record.setAttribute("db.client.connection.pool.name", source.name())
                .setAttribute("thread.name", thread)
                .setAttribute("thread.id", threadId);
        Source.Description description = source.description();
        DatabaseAttributes.put(record, description == null ? null : description.url());
        CodeAttributes.put(record, site);
        if (site != null) {
            record.setAttribute(name(LogFormat.SITE), site.id())
                    .setAttribute(name(LogFormat.PLACE), site.place())
                    .setAttribute(name(LogFormat.PLACE_KIND), site.placeKind().label());
            if (!site.through().isEmpty()) {
                record.setAttribute(AttributeKey.stringArrayKey(name(LogFormat.THROUGH)), site.through());
            }
        }
    }

    private static void mdc(LogRecordBuilder record, Session session) {
        SafeText.of(session.mdc()).forEach((key, value) -> record.setAttribute(name(LogFormat.MDC) + '.' + key, value));
    }

    private static void put(LogRecordBuilder record, String field, Object value) {
        if (value instanceof LogWriter.Millis millis) {
            record.setAttribute(name(field), Math.max(0, millis.nanos() / 1_000) / 1_000.0);
        } else if (value instanceof Number number) {
            record.setAttribute(name(field), number.longValue());
        } else if (value instanceof Boolean flag) {
            record.setAttribute(name(field), flag);
        } else if (value instanceof String text) {
            if (field.equals(LogFormat.LAST_SQL)) {
                record.setAttribute(QUERY, text);
            } else {
                record.setAttribute(name(field), text);
            }
        } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            List<String> texts = list.stream().map(String.class::cast).toList();
            record.setAttribute(AttributeKey.stringArrayKey(name(field)), texts);
        } else if (value instanceof List<?> entries) {
            // Objects of the log, such as the holders of a pool, one text for each.
            List<String> texts = entries.stream().map(RecordAttributes::text).toList();
            record.setAttribute(AttributeKey.stringArrayKey(name(field)), texts);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> put(record, field + '.' + key, each));
        } else if (value != null) {
            record.setAttribute(name(field), value.toString());
        }
    }

    /** {@return a JSON object of the log as text: {@code name=value} separated by commas} */
    private static String text(Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            return String.valueOf(entry);
        }
        StringBuilder text = new StringBuilder();
        map.forEach((key, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(key)
                .append('=')
                .append(value instanceof LogWriter.Millis millis ? millis.nanos() / NANOS_PER_MILLI : value));
        return text.toString();
    }

    private static String name(String field) {
        return PREFIX + field;
    }
}
