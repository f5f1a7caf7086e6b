package io.sessionaudit.core.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a log record by record. What cannot be read becomes a {@link LogProblem} and is passed over; nothing in a file is
 * fatal. Holds one line at a time, never the log.
 *
 * <p>A file may hold several runs, one after the other, each beginning with its {@code start}. Numbers of sessions and
 * findings are unique within one run only. A run of another format version is refused as a whole.
 *
 * <p>Not threadsafe.
 */
public final class LogReader {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String START_OF_RUN = "{\"" + LogFormat.TYPE + "\":\"" + LogFormat.START + "\"";

    private final Consumer<LogRecord> records;
    private final Consumer<LogProblem> problems;

    private String file;
    private boolean anyRecord;
    private boolean refused;
    private LogProblem firstForeign;

    /**
     * A reader.
     *
     * @param records gets each good record, in the order of the file
     * @param problems gets what was passed over
     */
    public LogReader(Consumer<LogRecord> records, Consumer<LogProblem> problems) {
        this.records = records;
        this.problems = problems;
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be opened or read
     */
    public void read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            read(in, path.toString());
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param name what to call it in records and problems
     * @throws IOException when it cannot be read
     */
    public void read(InputStream in, String name) throws IOException {
        file = name;
        anyRecord = false;
        refused = false;
        firstForeign = null;
        LogLines lines = new LogLines(in);
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (!isBlank(line)) {
                read(line, lines);
            }
        }
        if (!anyRecord) {
            nothingOfOurs(lines.number());
        }
    }

    private void read(byte[] line, LogLines lines) {
        String fault;
        try {
            JsonNode record = MAPPER.readTree(line);
            fault = RecordShape.fault(record);
            if (fault == null) {
                accept(record, lines.number());
                return;
            }
        } catch (JacksonException e) {
            fault = describe(line, lines);
        }
        foreign(new LogProblem(file, lines.number(), fault));
        salvage(line, lines);
    }

    /** The JVM before was killed amid a line, and the next run went on behind it: that run's start is not lost. */
    private void salvage(byte[] line, LogLines lines) {
        int start = new String(line, StandardCharsets.ISO_8859_1).lastIndexOf(START_OF_RUN);
        if (start > 0) {
            read(Arrays.copyOfRange(line, start, line.length), lines);
        }
    }

    private void accept(JsonNode node, long line) {
        LogRecord record = new LogRecord(file, line, node);
        boolean start = record.type().equals(LogFormat.START);
        if (!anyRecord) {
            anyRecord = true;
            if (firstForeign != null) {
                problems.accept(firstForeign);
            }
            if (!start) {
                problems.accept(new LogProblem(
                        file, line, "is no \"start\" record, though the first: the beginning of the log is lost"));
            }
        }
        if (start) {
            refused = isOfAnotherVersion(record);
        }
        if (!refused) {
            records.accept(record);
        }
    }

    private boolean isOfAnotherVersion(LogRecord start) {
        long format = start.number(LogFormat.FORMAT, -1);
        if (format == LogFormat.VERSION) {
            return false;
        }
        String writer = start.text(LogFormat.AGENT);
        problems.accept(new LogProblem(
                file,
                start.line(),
                "begins a run in format " + format + ", and this version reads format " + LogFormat.VERSION
                        + "; read it with the session-audit.jar that wrote it"
                        + (writer == null ? "" : " (version " + writer + ")")));
        return true;
    }

    /** Before the first record of ours it may be that nothing is: then one problem says so, and not one a line. */
    private void foreign(LogProblem problem) {
        if (anyRecord) {
            problems.accept(problem);
        } else if (firstForeign == null) {
            firstForeign = problem;
        }
    }

    private void nothingOfOurs(long lines) {
        if (firstForeign == null) {
            problems.accept(new LogProblem(
                    file,
                    0,
                    "is empty" + (lines == 0 ? "" : " but for blank lines")
                            + ": the agent has not flushed yet or could not start; look for its line on stderr"));
        } else {
            problems.accept(new LogProblem(
                    file,
                    0,
                    "is no Session Audit log (line " + firstForeign.line() + " " + firstForeign.what()
                            + "); name a file that the agent wrote, by default session-audit-PID.jsonl"));
        }
    }

    private static String describe(byte[] line, LogLines lines) {
        if (lines.isTooLong()) {
            return "is longer than any record";
        }
        if (lines.isEnded() || line[0] != '{') {
            return "is no JSON object";
        }
        return "is cut off: the JVM was killed while it wrote, or writes still";
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
