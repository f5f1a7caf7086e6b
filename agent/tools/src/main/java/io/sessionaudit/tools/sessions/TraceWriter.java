package io.sessionaudit.tools.sessions;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.PrintableText;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.BoundedMaps;
import io.sessionaudit.tools.input.EpochMicros;
import io.sessionaudit.tools.input.RunStart;
import io.sessionaudit.tools.input.SitePlace;
import io.sessionaudit.tools.input.StackFold;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a trace in the JSON object format of the Trace Event Format, for Perfetto and Chrome: a process per JVM, a
 * track per thread, with its sessions, named by their places, and its findings, with their stacks. The virtual threads
 * of a JVM share tracks, since each may have only one session. Not threadsafe.
 */
public final class TraceWriter {
    /** Beyond this number in one JVM, the eldest threads get a new track if they recur. */
    private static final int MAX_THREADS = 100_000;

    private static final int MAX_STACKS = 20_000;

    private final PrintWriter out;
    private final SessionStream sessions = new SessionStream(null, this::session);
    private final Map<RunStart, TraceProcess> processes = new HashMap<>();
    /** The stacks of sites, in which the frames of libraries are folded; only findings have one. */
    private final Map<String, List<String>> stacks = BoundedMaps.map(MAX_STACKS);

    private boolean begun;

    /** A JVM. */
    private static final class TraceProcess {
        private final int number;
        private final Map<String, Lanes> lanes = BoundedMaps.map(MAX_THREADS);
        private final Map<String, Integer> tracks = BoundedMaps.map(MAX_THREADS);
        private int trackCount;

        TraceProcess(int number) {
            this.number = number;
        }
    }

    /** Creates a writer of a trace. */
    public TraceWriter(PrintWriter out) {
        this.out = out;
    }

    /** Adds a record. */
    public void record(LogRecord record) {
        TraceProcess process = process(sessions.record(record));
        if (record.type().equals(LogFormat.SITE)) {
            List<String> frames = record.texts(LogFormat.FRAMES);
            stacks.put(record.text(LogFormat.SITE), StackFold.lines(frames, StackFold.of(record, frames.size())));
        }
        if (record.type().equals(LogFormat.FINDING)) {
            finding(process, record);
        }
    }

    /** Writes the end of the trace. */
    public void finish() {
        sessions.finish();
        out.print(begun ? "\n],\"displayTimeUnit\":\"ms\"}\n" : "{\"traceEvents\":[],\"displayTimeUnit\":\"ms\"}\n");
    }

    private TraceProcess process(RunStart start) {
        TraceProcess known = processes.get(start);
        if (known != null) {
            return known;
        }
        TraceProcess process = new TraceProcess(processes.size() + 1);
        processes.put(start, process);
        String name = start.main() == null
                ? start.file()
                : start.main() + ", pid " + (start.pid() == null ? -1 : start.pid()) + " on " + start.host();
        metadata("process_name", process, 0, name);
        return process;
    }

    private void session(SessionRow row) {
        Instant opened = row.opened();
        if (opened == null) {
            return;
        }
        TraceProcess process = process(row.jvm());
        long begin = EpochMicros.of(opened);
        long length = Math.max(1, Math.round(row.heldMs() * 1000));
        int lane = process.lanes
                .computeIfAbsent(thread(row.record()), thread -> new Lanes())
                .place(begin, begin + length);
        Map<String, Object> event =
                event("X", row.place() == null ? row.record().text(LogFormat.SOURCE) : row.place());
        event.put("cat", "session");
        event.put("ts", begin);
        event.put("dur", length);
        event.put("pid", process.number);
        event.put("tid", track(process, row.record(), lane));
        event.put("args", row.fields());
        write(event);
    }

    private void finding(TraceProcess process, LogRecord finding) {
        if (finding.time() == null) {
            return;
        }
        Map<String, Object> event = event("i", finding.text(LogFormat.KIND));
        event.put("cat", "finding");
        event.put("ts", EpochMicros.of(finding.time()));
        event.put("s", "t");
        event.put("pid", process.number);
        event.put("tid", track(process, finding, 0));
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put(LogFormat.SEVERITY, finding.text(LogFormat.SEVERITY));
        SitePlace place = sessions.placeOf(finding);
        if (place != null) {
            arguments.put(LogFormat.PLACE, place.frame());
            if (!place.through().isEmpty()) {
                arguments.put(LogFormat.THROUGH, String.join(", ", place.through()));
            }
        }
        arguments.put(LogFormat.MESSAGE, finding.text(LogFormat.MESSAGE));
        List<String> stack = stacks.get(finding.text(LogFormat.SITE));
        if (stack != null) {
            arguments.put("stack", stack);
        }
        event.put("args", arguments);
        write(event);
    }

    private int track(TraceProcess process, LogRecord record, int lane) {
        String thread = thread(record);
        return process.tracks.computeIfAbsent(thread + "/" + lane, key -> {
            int number = ++process.trackCount;
            String name = record.flag(LogFormat.VIRTUAL) ? "virtual threads" : record.text(LogFormat.THREAD);
            metadata("thread_name", process, number, lane == 0 ? name : name + " (" + (lane + 1) + ")");
            return number;
        });
    }

    private static String thread(LogRecord record) {
        return record.flag(LogFormat.VIRTUAL) ? "virtual" : Long.toString(record.number(LogFormat.THREAD_ID, 0));
    }

    private void metadata(String what, TraceProcess process, int track, String name) {
        Map<String, Object> event = event("M", what);
        event.put("pid", process.number);
        event.put("tid", track);
        event.put("args", Map.of("name", String.valueOf(name)));
        write(event);
    }

    private static Map<String, Object> event(String phase, String name) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("ph", phase);
        event.put("name", name);
        return event;
    }

    private void write(Map<String, Object> event) {
        out.print(begun ? ",\n" : "{\"traceEvents\":[\n");
        begun = true;
        out.print(PrintableText.ofJson(JsonMapper.shared().writeValueAsString(event)));
    }
}
