package io.sessionaudit.it.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.acme.app.Holders;
import com.mysql.cj.jdbc.Driver;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.TestServer;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The process list of docs/reading.md: from a server, joined with the log of a program that uses it. */
class ProcessListIT {
    private static final Path PAGE = Path.of("../../docs/reading.md");

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void joinFindsCodeThatHoldsEachConnectionOfTheServer() throws Exception {
        RunningJvm holders = forks.jvm(Holders.class, Driver.class)
                .agent("flush=50ms")
                .arguments(TestServer.url())
                .start()
                .awaitLine("ready");
        Path log = holders.directory().resolve(ForkedJvm.LOG);
        await().until(() -> opened(log).size() == 2);

        export(holders.directory().resolve("processlist.tsv"));
        List<String> rows = join(holders.directory());
        holders.release().end().successful();

        assertThat(rows).hasSize(2);
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .startsWith(serverId(log, "mail") + "|Sleep|")
                        .contains("|orders|mail|", "com.acme.app.Holders.idle(Holders.java:"));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .startsWith(serverId(log, "statistics") + "|Query|")
                        .contains(
                                "|orders|statistics|",
                                "com.acme.app.Holders.busy(Holders.java:",
                                "\"a quote\", SLEEP(600)"));
    }

    private static List<LogRecord> opened(Path log) {
        return AuditRecords.readDamaged(log).ofType("open");
    }

    private static long serverId(Path log, String thread) {
        return AuditRecords.readDamaged(log).ofType("session").stream()
                .filter(session -> thread.equals(session.text("thread")))
                .findFirst()
                .orElseThrow()
                .number("server_id", -1);
    }

    /** The effect of the page's command: {@code mysql --batch} separates values by tabs and escapes tabs in them. */
    private static void export(Path file) throws IOException, SQLException {
        Matcher select = Pattern.compile("mysql --batch -e '(SELECT .*)'").matcher(Files.readString(PAGE));
        assertThat(select.find()).isTrue();
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(TestServer.url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select.group(1))) {
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                names.add(result.getMetaData().getColumnLabel(column));
            }
            lines.add(String.join("\t", names));
            for (String row : rows(result, "\t")) {
                lines.add(row);
            }
        }
        Files.write(file, lines);
    }

    private static List<String> join(Path directory) throws IOException, SQLException {
        Matcher blocks = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(blocks.find()).isTrue();
        String views = blocks.group(1);
        String join = blocks.results()
                .map(block -> block.group(1))
                .filter(sql -> sql.contains("processlist.tsv"))
                .findFirst()
                .orElseThrow();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET file_search_path = '" + directory + "'");
            statement.execute(views);
            return rows(statement.executeQuery(join), "|");
        }
    }

    private static List<String> rows(ResultSet result, String separator) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> cells = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                cells.add(String.valueOf(result.getString(column))
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n"));
            }
            rows.add(String.join(separator, cells));
        }
        return rows;
    }
}
