package io.sessionaudit.core.log.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Whatever bytes a reader is given, it comes to their end, throws nothing, gives each line that is a record as Jackson alone
 * reads it, and names each that is none.
 *
 * <p>An ordinary test run repeats the inputs beside this class's resources; {@code scripts/fuzz} looks for new ones. What it
 * finds is written there, and stays as a test.
 */
class LogReaderFuzzTest {
    @FuzzTest
    @DictionaryEntries({"\"type\":", "start", "session", "held_ms", "{\"type\":\"start\"", "\"format\":1", "1e999"})
    void aLogOfAnyBytesIsReadAsJacksonReadsIt(byte[] log) throws IOException {
        List<LogRecord> records = new ArrayList<>();
        List<LogProblem> problems = new ArrayList<>();
        try (LogReader reader = new LogReader(new ByteArrayInputStream(log), "a.jsonl", problems::add)) {
            for (LogRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        assertThatNoException().isThrownBy(() -> records.forEach(LogRecord::toString));
        if (!PlainReading.isCompressed(log)) {
            PlainReading expected = PlainReading.of(log);
            assertThat(records).extracting(LogRecord::line).isEqualTo(expected.recordLines());
            assertThat(problems).extracting(LogProblem::line).isEqualTo(expected.problemLines());
            for (int i = 0; i < records.size(); i++) {
                PlainReading.requireEqual(records.get(i), expected.records().get(i));
            }
        }
    }
}
