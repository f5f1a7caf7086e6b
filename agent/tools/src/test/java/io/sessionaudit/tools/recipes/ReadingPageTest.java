package io.sessionaudit.tools.recipes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.tools.Command;
import io.sessionaudit.tools.SampleLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Runs the recipes of docs/reading.md on a log. */
class ReadingPageTest {
    private static final Path PAGE = Path.of("../../docs/reading.md");
    private static final String COMMAND = "java -jar session-audit.jar ";

    @TempDir
    Path directory;

    @BeforeEach
    void aLog() throws IOException {
        try (SampleLog log = new SampleLog(directory.resolve("audit.jsonl"))) {
            log.closed("Orders.find", Duration.ofMillis(4));
            Session slow = log.open("Orders.slow", "mail-1");
            slow.setServerId(987);
            log.pass(Duration.ofSeconds(31)).announce(slow).held(slow, 1).close(slow);
            log.abandoned(log.open("Orders.lose")).abandoned(log.open("Orders.lose"));
            log.unwritten(log.open("Orders.find")).summarise();
            Session open = log.open("Orders.hold", "mail-2");
            open.setServerId(988);
            log.pass(Duration.ofSeconds(2)).announce(open);
        }
        Files.writeString(
                directory.resolve("processlist.tsv"),
                "ID\tUSER\tCOMMAND\tTIME\tSTATE\tINFO\n987\tapp\tSleep\t31\t\tNULL\n"
                        + "988\tapp\tQuery\t2\texecuting\tSELECT \"1\"\n");
    }

    @Test
    void commandsRun() throws IOException {
        for (String line : lines("sh", COMMAND)) {
            List<Object> arguments = new ArrayList<>();
            for (String word : line.substring(COMMAND.length()).split(" ")) {
                arguments.add(word.matches(".*\\.(jsonl|json|html|csv)") ? directory.resolve(word) : word);
            }
            Command command = Command.run(arguments.toArray());
            assertThat(command.exitCode())
                    .as("%s: %s", line, command.err())
                    .isEqualTo(line.contains(" check ") ? 1 : 0);
            assertThat(command.err()).as(line).isEmpty();
            assertThat(line.contains(" -o ") || !command.out().isBlank())
                    .as(line)
                    .isTrue();
        }
    }

    @Test
    void jqFiltersRun() throws IOException, InterruptedException {
        List<String> filters = lines("sh", "jq ");
        assertThat(filters).hasSize(3);
        if (!"required".equals(System.getProperty("session-audit.test.jq"))) {
            assumeThat(new ProcessBuilder("bash", "-c", "command -v jq").start().waitFor())
                    .as("jq is installed")
                    .isZero();
        }
        for (String filter : filters) {
            Process jq = new ProcessBuilder("bash", "-c", filter)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String out = new String(jq.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jq.waitFor())
                    .as("%s: %s (jq has to be installed)", filter, out)
                    .isZero();
            assertThat(out).as(filter).contains(filter.contains("held_ms") ? "com.acme.Orders.slow" : "abandoned");
        }
    }

    @Test
    void sqlRunsAndEachQueryReturnsRows() throws IOException, SQLException {
        List<String> blocks = blocks("sql");
        assertThat(blocks).hasSize(6);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET file_search_path = '" + directory + "'");
            List<List<String>> results = new ArrayList<>();
            for (String block : blocks) {
                for (String sql : block.split(";\n")) {
                    if (statement.execute(sql)) {
                        results.add(rows(statement.getResultSet()));
                        assertThat(results.get(results.size() - 1)).as(sql).isNotEmpty();
                    }
                }
            }
            assertThat(results.get(0).get(0)).as("holds longest").contains("com.acme.Orders.slow");
            assertThat(results.get(2).get(0)).as("including counted ones").isEqualTo("abandoned|2");
            assertThat(results.get(4))
                    .as("only open sessions")
                    .singleElement()
                    .asString()
                    .contains("988|Query", "mail-2", "com.acme.Orders.hold", "SELECT \"1\"");
        }
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> cells = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                cells.add(String.valueOf(result.getString(column)));
            }
            rows.add(String.join("|", cells));
        }
        return rows;
    }

    private static List<String> lines(String language, String begin) throws IOException {
        return blocks(language).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(begin))
                .toList();
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }
}
