package io.sessionaudit.tools.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.acme.support.FleetLogs;
import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Merging is associative and commutative, and the report of any parts equals that of the whole. */
class ReportTalliesTest {
    private static final int JVMS = 60;

    @TempDir
    Path directory;

    private final List<List<Line>> files = new ArrayList<>();
    private final List<LogProblem> problems = new ArrayList<>();
    private String whole;

    /** A record and what it belongs to. */
    private record Line(LogRecord record, RunPart part) {}

    @BeforeEach
    void generate() throws IOException {
        for (Path file : FleetLogs.write(directory, JVMS, 7)) {
            List<Line> lines = new ArrayList<>();
            RunParts parts = new RunParts();
            LogReader.read(file, record -> lines.add(new Line(record, parts.of(record))), problems::add);
            files.add(lines);
        }
        whole = Command.run("report", "--format", "json", directory).out();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyPartsInAnyOrderGiveTheReportOfTheWhole(long seed) {
        Random random = new Random(seed);
        List<ReportTallies> parts = parts(random);
        Collections.shuffle(parts, random);
        while (parts.size() > 1) {
            ReportTallies one = parts.remove(random.nextInt(parts.size()));
            parts.get(random.nextInt(parts.size())).merge(one);
        }

        assertThat(json(parts.get(0))).isEqualTo(whole);
    }

    @Test
    void mergeIsCommutative() {
        List<ReportTallies> ab = thirds();
        List<ReportTallies> ba = thirds();

        ab.get(0).merge(ab.get(1));
        ba.get(1).merge(ba.get(0));

        assertThat(json(ab.get(0))).isEqualTo(json(ba.get(1)));
    }

    @Test
    void mergeIsAssociative() {
        List<ReportTallies> left = thirds();
        List<ReportTallies> right = thirds();

        left.get(0).merge(left.get(1));
        left.get(0).merge(left.get(2));
        right.get(1).merge(right.get(2));
        right.get(0).merge(right.get(1));

        assertThat(json(left.get(0))).isEqualTo(json(right.get(0)));
    }

    @Test
    void emptyTalliesChangeNothing() {
        ReportTallies merged = new ReportTallies();
        merged.merge(new ReportTallies());
        parts(new Random(9)).forEach(merged::merge);
        merged.merge(new ReportTallies());

        assertThat(json(merged)).isEqualTo(whole);
    }

    @Test
    void survivesSerialization() throws Exception {
        ReportTallies merged = new ReportTallies();
        for (ReportTallies part : parts(new Random(10))) {
            merged.merge(copy(part));
        }

        assertThat(json(copy(merged))).isEqualTo(whole);
    }

    @Test
    void theGeneratedLogsContainEveryTypeOfRecordAndProblem() {
        assertThat(files.stream().flatMap(List::stream).map(line -> line.record.type()))
                .contains(
                        "start",
                        "source",
                        "site",
                        "open",
                        "session",
                        "finding",
                        "resolved",
                        "summary",
                        "usage",
                        "options-changed",
                        "unaudited",
                        "reclaim",
                        "export",
                        "stop");
        assertThat(problems.stream().map(LogProblem::what).toList().toString())
                .contains("is cut off", "is no JSON object", "unknown type", "is empty", "is no Session Audit log")
                .contains("reads format 1", "the beginning of the log is lost", "less than nothing");
    }

    /** The files in sections, each of which begins anywhere in its file. */
    private List<ReportTallies> parts(Random random) {
        List<ReportTallies> parts = new ArrayList<>();
        for (List<Line> file : files) {
            ReportTallies section = new ReportTallies();
            for (Line line : file) {
                if (random.nextInt(25) == 0) {
                    parts.add(section);
                    section = new ReportTallies();
                }
                section.record(line.record, line.part);
            }
            parts.add(section);
        }
        problems.forEach(problem -> parts.get(random.nextInt(parts.size())).problem(problem));
        return parts;
    }

    private List<ReportTallies> thirds() {
        List<ReportTallies> thirds = List.of(new ReportTallies(), new ReportTallies(), new ReportTallies());
        for (List<Line> file : files) {
            for (int i = 0; i < file.size(); i++) {
                thirds.get(i * 3 / file.size()).record(file.get(i).record, file.get(i).part);
            }
        }
        return thirds;
    }

    private static ReportTallies copy(ReportTallies tallies) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(tallies);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (ReportTallies) in.readObject();
        }
    }

    private static String json(ReportTallies tallies) {
        StringWriter json = new StringWriter();
        PrintWriter out = new PrintWriter(json);
        JsonReport.print(tallies.report(), out);
        out.flush();
        return json.toString();
    }
}
