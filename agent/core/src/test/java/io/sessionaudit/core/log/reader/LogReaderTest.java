package io.sessionaudit.core.log.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.sessionaudit.core.log.LogFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogReaderTest {
    private static final String START = "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"format\":1}\n";
    private static final String SESSION =
            "{\"type\":\"session\",\"time\":\"2026-11-22T12:00:01.000000Z\",\"session\":1,"
                    + "\"source\":\"orders-pool\",\"held_ms\":12.481,\"virtual\":true,\"end\":\"closed\"}\n";

    private final List<LogRecord> records = new ArrayList<>();
    private final List<LogProblem> problems = new ArrayList<>();

    @Test
    void returnsRecordsInOrderWithFileAndLine() throws IOException {
        read(START + SESSION);

        assertThat(records).extracting(LogRecord::type).containsExactly("start", "session");
        assertThat(records.get(1).file()).isEqualTo("a.jsonl");
        assertThat(records.get(1).line()).isEqualTo(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void readsFieldsByType() throws IOException {
        read(START + SESSION);
        LogRecord session = records.get(1);

        assertThat(session.time()).isEqualTo(Instant.parse("2026-11-22T12:00:01Z"));
        assertThat(session.text(LogFormat.SOURCE)).isEqualTo("orders-pool");
        assertThat(session.number(LogFormat.SESSION, -1)).isEqualTo(1);
        assertThat(session.decimal(LogFormat.HELD_MS, -1)).isEqualTo(12.481);
        assertThat(session.flag(LogFormat.VIRTUAL)).isTrue();
    }

    @Test
    void treatsFieldOfWrongTypeAsMissing() throws IOException {
        read(START + SESSION);
        LogRecord session = records.get(1);

        assertThat(session.text(LogFormat.HELD_MS)).isNull();
        assertThat(session.number(LogFormat.HELD_MS, -1)).isEqualTo(-1);
        assertThat(session.number(LogFormat.SOURCE, -1)).isEqualTo(-1);
        assertThat(session.decimal(LogFormat.SOURCE, -1)).isEqualTo(-1);
        assertThat(session.flag(LogFormat.SOURCE)).isFalse();
        assertThat(session.texts(LogFormat.FRAMES)).isEmpty();
        assertThat(session.counts(LogFormat.FINDINGS)).isEmpty();
        assertThat(session.pairs(LogFormat.SOURCE)).isEmpty();
        assertThat(session.has(LogFormat.SITE)).isFalse();
    }

    @Test
    void reportsTruncatedLastLineAsOneProblem() throws IOException {
        read(START + SESSION + SESSION.substring(0, 40));

        assertThat(records).hasSize(2);
        assertThat(problems)
                .singleElement()
                .extracting(LogProblem::text)
                .asString()
                .startsWith("a.jsonl:3 is cut off");
    }

    @Test
    void readsRunAppendedAfterTruncatedLine() throws IOException {
        read(START + SESSION.substring(0, 40) + START + SESSION);

        assertThat(records).extracting(LogRecord::type).containsExactly("start", "start", "session");
        assertThat(problems).singleElement().extracting(LogProblem::line).isEqualTo(2L);
    }

    @Test
    void skipsGarbageAndForeignJson() throws IOException {
        read(START + "garbage\n" + "{\"level\":\"INFO\"}\n" + "[1]\n" + "\"text\"\n" + "{\"type\":7}\n"
                + "{\"type\":\"surprise\"}\n" + "\u0000\u0001\n" + SESSION);

        assertThat(records).hasSize(2);
        assertThat(problems).extracting(LogProblem::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(problems.get(5).what()).isEqualTo("has the unknown type \"surprise\"");
    }

    @Test
    void rejectsTwoRecordsOnOneLine() throws IOException {
        read(START + SESSION.strip() + SESSION);

        assertThat(records).hasSize(1);
        assertThat(problems).hasSize(1);
    }

    @Test
    void skipsInvalidUtf8() throws IOException {
        byte[] line = SESSION.replace("orders", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        read(new SequenceInputStream(stream(START), new ByteArrayInputStream(line)));

        assertThat(records).hasSize(1);
        assertThat(problems).hasSize(1);
    }

    @Test
    void reportsRecordWithoutRequiredFields() throws IOException {
        read(START + SESSION.replace("12.481", "\"long\"") + SESSION.replace("\"end\":\"closed\"", "\"more\":1"));

        assertThat(problems)
                .extracting(LogProblem::what)
                .containsExactly(
                        "is a \"session\" record whose \"held_ms\" is missing or is no number",
                        "is a \"session\" record whose \"end\" is missing or is no text");
    }

    @Test
    void acceptsBlankLinesAndCrLf() throws IOException {
        read("\n" + START.replace("\n", "\r\n") + "\r\n  \n" + SESSION + "\n");

        assertThat(records).hasSize(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void reportsEmptyLogAsOneProblem() throws IOException {
        read("");
        read("\n\n");

        assertThat(problems)
                .extracting(LogProblem::text)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("a.jsonl is empty: "),
                        second -> assertThat(second).startsWith("a.jsonl is empty but for blank lines: "));
    }

    @Test
    void reportsForeignLogAsOneProblemRegardlessOfLength() throws IOException {
        read("2026-11-22 INFO hello\n".repeat(1000));

        assertThat(records).isEmpty();
        assertThat(problems)
                .singleElement()
                .extracting(LogProblem::text)
                .asString()
                .startsWith("a.jsonl is no Session Audit log (line 1 is no JSON object); name a file");
    }

    @Test
    void reportsForeignLinesBeforeStartAsOneProblem() throws IOException {
        read("Picked up JAVA_TOOL_OPTIONS\nmore\n" + START + SESSION);

        assertThat(records).hasSize(2);
        assertThat(problems).extracting(LogProblem::line).containsExactly(1L);
    }

    @Test
    void readsLogWithoutBeginningAndReportsIt() throws IOException {
        read(SESSION);

        assertThat(records).hasSize(1);
        assertThat(problems)
                .singleElement()
                .extracting(LogProblem::what)
                .asString()
                .contains("beginning of the log is lost");
    }

    @Test
    void rejectsOtherVersionWithBothNumbersAndFix() throws IOException {
        String later = START.replace("\"format\":1", "\"format\":2,\"agent\":\"3.0.0\"");

        read(later + SESSION + SESSION + START + SESSION);

        assertThat(records).extracting(LogRecord::line).containsExactly(4L, 5L);
        assertThat(problems)
                .extracting(LogProblem::text)
                .containsExactly("a.jsonl:1 begins a run in format 2, and this version reads format 1;"
                        + " read it with the session-audit.jar that wrote it (version 3.0.0)");
    }

    @Test
    void doesNotBufferOverlongLines() throws IOException {
        InputStream endless = new SequenceInputStream(Collections.enumeration(List.of(
                stream(START), stream("x".repeat(LineSplitter.MAX_BYTES * 3) + "\n"), stream(SESSION))));

        read(endless);

        assertThat(records).hasSize(2);
        assertThat(problems).singleElement().extracting(LogProblem::what).isEqualTo("is longer than any record");
    }

    @Test
    void readsFileByName(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("run.jsonl"), START + SESSION);

        LogReader.read(file, records::add, problems::add);

        assertThat(records).hasSize(2).allMatch(record -> record.file().equals(file.toString()));
    }

    @Test
    void readsCompressedLog() throws IOException {
        read(new ByteArrayInputStream(gzip(START + SESSION)));

        assertThat(records).hasSize(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void readsDamagedCompressedLogUpToTheDamage() throws IOException {
        byte[] packed = gzip(START + SESSION.repeat(1000));

        read(new ByteArrayInputStream(Arrays.copyOf(packed, packed.length - 20)));

        assertThat(records).hasSizeGreaterThan(1);
        assertThat(problems)
                .singleElement()
                .extracting(LogProblem::what)
                .asString()
                .contains("is the last line that can be read");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void read(String text) {
        read(stream(text));
    }

    private void read(InputStream in) {
        LogReader reader = new LogReader(in, "a.jsonl", problems::add);
        for (LogRecord record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
