package io.sessionaudit.tools.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A log of findings at given places. */
final class FindingLog {
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final String TIME = "2026-11-22T12:00:00.000000Z";

    private final StringBuilder lines = new StringBuilder();
    private int number;

    FindingLog() {
        add(record("start")
                .put("format", 1)
                .put("part", 1)
                .put("run", "4242@app-1")
                .put("pid", 4242));
    }

    /** Adds a finding whose site has the place, as {@code com.acme.Orders.find:41}. */
    FindingLog found(String kind, String severity, String place) {
        return found(kind, severity, place, "A message about " + kind + ". Close it.");
    }

    FindingLog found(String kind, String severity, String place, String message) {
        String site = String.format("%08x", ++number);
        ObjectNode at =
                record("site").put("site", site).put("place", frame(place)).put("place_kind", "application");
        at.putArray("frames")
                .add("org.hibernate.Provider.getConnection(Provider.java:1)")
                .add(frame(place));
        add(at);
        add(record("finding")
                .put("finding", number)
                .put("kind", kind)
                .put("severity", severity)
                .put("session", number)
                .put("source", "orders")
                .put("site", site)
                .put("message", message)
                .put("remedy", "Close it")
                .put("count", 1));
        return this;
    }

    FindingLog withdrawn() {
        add(record("resolved")
                .put("finding", number)
                .put("kind", "held")
                .put("session", number)
                .put("withdrawn", true));
        return this;
    }

    FindingLog escalated(String kind, int times) {
        add(record("finding")
                .put("finding", number)
                .put("kind", kind)
                .put("severity", "warning")
                .put("site", String.format("%08x", number))
                .put("count", 1)
                .put("escalation", times));
        return this;
    }

    FindingLog counted(String kind, long count) {
        ObjectNode summary = record("summary")
                .put("source", "orders")
                .put("site", String.format("%08x", number))
                .put("sessions", 7);
        summary.putObject("findings").put(kind, count);
        add(summary);
        return this;
    }

    /** Adds a finding without a stack, or with a place of its own. */
    FindingLog foundAt(String kind, String place) {
        ObjectNode finding = record("finding")
                .put("finding", ++number)
                .put("kind", kind)
                .put("severity", "warning")
                .put("source", "orders");
        if (place != null) {
            finding.put("place", frame(place));
        }
        add(finding.put("message", "A message.").put("remedy", "Close it").put("count", 1));
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.writeString(file, lines);
    }

    private static ObjectNode record(String type) {
        return JsonMapper.shared().createObjectNode().put("type", type).put("time", TIME);
    }

    private void add(ObjectNode record) {
        lines.append(ASCII.writeValueAsString(record)).append('\n');
    }

    private static String frame(String place) {
        int colon = place.indexOf(':');
        String method = place.substring(0, colon);
        String owner = method.substring(0, method.lastIndexOf('.'));
        String file = owner.substring(owner.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
        return method + "(" + file + ".java:" + place.substring(colon + 1) + ")";
    }
}
