package io.sessionaudit.core.log.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.acme.support.Sharded;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * For any input, the reader reaches the end without an exception, returns each line that is a record as Jackson alone
 * reads it, and reports every other line.
 *
 * <p>A normal test run repeats the inputs in this class's resources; {@code scripts/fuzz} searches for new ones and
 * writes them there, so that they remain as tests.
 */
@Sharded
class LogReaderFuzzTest {
    @FuzzTest
    @DictionaryEntries({"\"type\":", "start", "session", "held_ms", "{\"type\":\"start\"", "\"format\":1", "1e999"})
    void readsAnyBytesLikeJackson(byte[] log) throws IOException {
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
