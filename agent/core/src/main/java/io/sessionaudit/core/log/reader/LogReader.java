package io.sessionaudit.core.log.reader;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import io.sessionaudit.core.log.LogFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a log record by record, compressed or not. A line that cannot be read is reported as a {@link LogProblem} and
 * skipped. Keeps one line at a time in memory.
 *
 * <p>A file may contain several runs, each of which begins with {@code start}. Numbers of sessions and findings are
 * unique within one run only. A run of another format version is rejected as a whole.
 *
 * <p>Not thread-safe.
 */
public final class LogReader implements Closeable {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String START_OF_RUN = "{\"" + LogFormat.TYPE + "\":\"" + LogFormat.START + "\"";
    private static final int[] GZIP = {0x1f, 0x8b};
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final String file;
    private final Consumer<LogProblem> problems;
    private final boolean whole;
    private final boolean startsOnly;

    private LineSplitter lines;
    private boolean anyRecord;
    private boolean started;
    private boolean refused;
    private boolean ended;
    private boolean damaged;
    private LogProblem firstForeign;

    /**
     * Creates a reader of a stream, which it closes.
     *
     * @param name name of the file for records and problems
     * @param problems receives the skipped parts
     */
    public LogReader(InputStream in, String name, Consumer<LogProblem> problems) {
        this.in = in;
        this.file = name;
        this.problems = problems;
        this.whole = true;
        this.startsOnly = false;
    }

    /**
     * Creates a reader of a section of a plain file, which consists of whole lines.
     *
     * @param before what the lines before it state
     * @param startsOnly skips lines that are no {@code start}, once there was a record: for a fast first pass
     */
    public LogReader(
            InputStream in, String name, Consumer<LogProblem> problems, ReaderState before, boolean startsOnly) {
        this.in = in;
        this.file = name;
        this.problems = problems;
        this.whole = false;
        this.startsOnly = startsOnly;
        this.lines = new LineSplitter(in, before.lines());
        this.anyRecord = before.anyRecord();
        this.refused = before.refused();
        this.firstForeign = before.firstForeign();
    }

    /** {@return what the lines so far state, for a reader of those that follow} */
    public ReaderState state() {
        return new ReaderState(lines == null ? 0 : lines.number(), anyRecord, started, refused, firstForeign);
    }

    /** Reports what is known about a file only after its last section. */
    public void endFile() {
        if (!anyRecord && !damaged) {
            problems.accept(unreadable());
        }
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be opened
     */
    public static LogReader open(Path path, Consumer<LogProblem> problems) throws IOException {
        return new LogReader(Files.newInputStream(path), path.toString(), problems);
    }

    /**
     * Reads a file to its end.
     *
     * @throws IOException if it cannot be opened
     */
    public static void read(Path path, Consumer<LogRecord> records, Consumer<LogProblem> problems) throws IOException {
        try (LogReader reader = open(path, problems)) {
            for (LogRecord record = reader.next(); record != null; record = reader.next()) {
                records.accept(record);
            }
        }
    }

    /** {@return the next readable record, or null at the end} */
    public LogRecord next() {
        while (!ended) {
            byte[] line = nextLine();
            if (line == null) {
                ended = true;
                if (whole) {
                    endFile();
                }
            } else if (!isBlank(line) && !isSkipped(line)) {
                LogRecord record = read(line);
                if (record != null) {
                    return record;
                }
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Ends the log at an error of the disk or of decompression; the lines before it are valid. */
    private byte[] nextLine() {
        try {
            if (lines == null) {
                lines = new LineSplitter(unpacked(), 0);
            }
            return lines.next();
        } catch (IOException e) {
            long line = lines == null ? 0 : lines.number();
            String what = line == 0 ? "cannot be read (" : "is the last line that can be read (";
            problems.accept(new LogProblem(file, line, what + e.getMessage() + ")"));
            damaged = true;
            return null;
        }
    }

    private InputStream unpacked() throws IOException {
        InputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(GZIP.length);
        boolean gzip = buffered.read() == GZIP[0] && buffered.read() == GZIP[1];
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    private LogRecord read(byte[] line) {
        LogRecord record = parsed(line);
        String fault = record == null ? describe(line) : RecordValidator.fault(record);
        if (fault == null) {
            return accepted(record);
        }
        foreign(new LogProblem(file, lines.number(), fault));
        return salvaged(line);
    }

    /** {@return the record of a line, or null if it is not JSON} */
    private LogRecord parsed(byte[] line) {
        if (lines.isTooLong()) { // the kept part might be valid JSON
            return null;
        }
        LogRecord record = FlatRecordScanner.scan(file, lines.number(), line);
        try {
            return record == null ? new JsonRecord(file, lines.number(), MAPPER.readTree(line)) : record;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Recovers the start of a run that was appended to an incomplete line of a killed JVM. */
    private LogRecord salvaged(byte[] line) {
        int start = new String(line, StandardCharsets.ISO_8859_1).lastIndexOf(START_OF_RUN);
        LogRecord record = start > 0 ? parsed(Arrays.copyOfRange(line, start, line.length)) : null;
        return record == null || RecordValidator.fault(record) != null ? null : accepted(record);
    }

    private LogRecord accepted(LogRecord record) {
        boolean start = record.type().equals(LogFormat.START);
        if (!anyRecord) {
            anyRecord = true;
            if (firstForeign != null) {
                problems.accept(firstForeign);
            }
            if (!start) {
                problems.accept(new LogProblem(
                        file,
                        record.line(),
                        "is no \"start\" record, though the first: the beginning of the log is lost"));
            }
        }
        if (start) {
            started = true;
            refused = isOfAnotherVersion(record);
        }
        return refused ? null : record;
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

    /** Defers problems before the first record: if the file has none, a single problem is reported for it. */
    private void foreign(LogProblem problem) {
        if (anyRecord) {
            problems.accept(problem);
        } else if (firstForeign == null) {
            firstForeign = problem;
        }
    }

    private LogProblem unreadable() {
        if (firstForeign == null) {
            return new LogProblem(
                    file,
                    0,
                    (lines.number() == 0 ? "is empty" : "is empty but for blank lines")
                            + ": the agent has not flushed yet or could not start; check stderr for its message");
        }
        return new LogProblem(
                file,
                0,
                "is no Session Audit log (line " + firstForeign.line() + " " + firstForeign.what()
                        + "); name a file that the agent wrote, by default session-audit-PID.jsonl");
    }

    private boolean isSkipped(byte[] line) {
        return startsOnly && anyRecord && !ReaderState.mayContainStart(line);
    }

    private String describe(byte[] line) {
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
