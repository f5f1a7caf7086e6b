package io.sessionaudit.core.log.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A file that is read in sections has the records and problems of the whole. */
class LogSectionTest {
    private static final String START = "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00Z\",\"format\":1}";
    private static final String OTHER = "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00Z\",\"format\":9}";
    private static final String STOP = "{\"type\":\"stop\",\"sessions\":0}";
    private static final String NAMED_START = "{\"type\":\"source\",\"source\":\"start\"}";

    static Stream<List<String>> logs() {
        return Stream.of(
                List.of(START, STOP, START, STOP),
                List.of("no json", "", STOP, "{\"type\":\"alien\"}", START, STOP),
                List.of(OTHER, STOP, STOP, START, NAMED_START, STOP, OTHER, STOP),
                List.of(START, "{\"type\":\"sess" + START, STOP, "{\"type\":\"stop\",\"sessi"),
                List.of("no json", "{}", "", "<html>"),
                List.of("", "", ""));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void sectionsHaveTheRecordsAndProblemsOfTheWhole(List<String> log) throws IOException {
        List<String> whole = new ArrayList<>();
        try (LogReader reader = new LogReader(bytes(log), "log", problem -> whole.add(problem.text()))) {
            readAll(reader, whole);
        }
        for (int first = 0; first <= log.size(); first++) {
            for (int second = first; second <= log.size(); second++) {
                List<List<String>> sections =
                        List.of(log.subList(0, first), log.subList(first, second), log.subList(second, log.size()));
                assertThat(inSections(sections)).as("%d, %d", first, second).isEqualTo(whole);
            }
        }
    }

    private static List<String> inSections(List<List<String>> sections) throws IOException {
        List<String> found = new ArrayList<>();
        ReaderState state = ReaderState.BEGIN;
        LogReader last = null;
        for (List<String> section : sections) {
            last = new LogReader(bytes(section), "log", problem -> found.add(problem.text()), state, false);
            readAll(last, found);
            LogReader scan = new LogReader(bytes(section), "log", problem -> {}, ReaderState.BEGIN, true);
            readAll(scan, new ArrayList<>());
            state = state.then(scan.state());
            assertThat(state.lines()).isEqualTo(last.state().lines());
        }
        last.endFile();
        return found;
    }

    private static void readAll(LogReader reader, List<String> found) {
        for (LogRecord record = reader.next(); record != null; record = reader.next()) {
            found.add(record.toString());
        }
    }

    private static ByteArrayInputStream bytes(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
