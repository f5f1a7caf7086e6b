package io.sessionaudit.tools.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.EpochMicros;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The findings that a page shows with their evidence: the first ones up to a limit, beyond which a finding replaces one
 * of lower severity. The others are counted. Not threadsafe.
 */
final class ShownFindings {
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};

    private record FindingKey(int run, long finding) {}

    private final int limit;
    private final Map<Severity, Map<FindingKey, Map<String, Object>>> shown = new EnumMap<>(Severity.class);
    private long leftOut;

    ShownFindings(int limit) {
        this.limit = limit;
        for (Severity severity : Severity.values()) {
            shown.put(severity, new LinkedHashMap<>());
        }
    }

    /** Adds a finding. An escalation replaces its earlier record. */
    void add(int run, LogRecord record) {
        FindingKey key = new FindingKey(run, record.number(LogFormat.FINDING, 0));
        boolean before = remove(key);
        Severity severity = Severity.of(record.text(LogFormat.SEVERITY));
        if (!before && size() >= limit) {
            leftOut++;
            if (!removeLowerThan(severity)) {
                return;
            }
        }
        Map<String, Object> fields = JsonMapper.shared().readValue(record.json(), FIELDS);
        fields.remove(LogFormat.TYPE);
        fields.put("run", run);
        if (record.time() != null) {
            fields.put("at_us", EpochMicros.of(record.time()));
        }
        shown.get(severity).put(key, fields);
    }

    /** Records that a finding was resolved or withdrawn. */
    void resolved(int run, LogRecord record) {
        FindingKey key = new FindingKey(run, record.number(LogFormat.FINDING, 0));
        if (record.flag(LogFormat.WITHDRAWN)) {
            remove(key);
            return;
        }
        for (Map<FindingKey, Map<String, Object>> findings : shown.values()) {
            Map<String, Object> fields = findings.get(key);
            if (fields != null) {
                fields.put("resolved_after_ms", record.decimal(LogFormat.HELD_MS, 0));
            }
        }
    }

    /** {@return the fields of the findings, ordered by their numbers} */
    List<Map<String, Object>> findings() {
        List<Map.Entry<FindingKey, Map<String, Object>>> all = new ArrayList<>();
        shown.values().forEach(findings -> all.addAll(findings.entrySet()));
        all.sort(Comparator.comparing(
                Map.Entry::getKey, Comparator.comparingInt(FindingKey::run).thenComparingLong(FindingKey::finding)));
        return all.stream().map(Map.Entry::getValue).toList();
    }

    /** {@return the number of findings that were left out} */
    long leftOut() {
        return leftOut;
    }

    private int size() {
        return shown.values().stream().mapToInt(Map::size).sum();
    }

    private boolean remove(FindingKey key) {
        return shown.values().stream().anyMatch(findings -> findings.remove(key) != null);
    }

    private boolean removeLowerThan(Severity severity) {
        for (Severity lesser : Severity.values()) {
            Map<FindingKey, Map<String, Object>> findings = shown.get(lesser);
            if (lesser.compareTo(severity) < 0 && !findings.isEmpty()) {
                findings.remove(findings.keySet().iterator().next());
                return true;
            }
        }
        return false;
    }
}
