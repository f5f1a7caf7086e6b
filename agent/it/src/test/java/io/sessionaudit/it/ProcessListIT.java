package io.sessionaudit.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.acme.app.SlowQueries;
import com.mysql.cj.jdbc.Driver;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** While a session is open, its finding contains the server's id of the connection, so that a DBA can kill it. */
class ProcessListIT {
    private static final Pattern QUERY = Pattern.compile("SELECT SLEEP\\(30\\), '(query-\\d)'");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void everyServerIdOfAFindingIsInTheProcessList() throws SQLException {
        RunningJvm application = forks.jvm(SlowQueries.class, Driver.class)
                .agent("held-after=1s", "starved-after=1s", "flush=100ms")
                .arguments(TestServer.url())
                .start()
                .awaitLine("ready");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !held(read(application)).isEmpty()
                        && !starved(read(application)).isEmpty());
        Map<String, Long> processes = processList();
        AuditRecords log = read(application);
        application.release().end().successful();

        assertThat(processes).containsOnlyKeys("query-1", "query-2", "query-3");
        // one finding is written in full and represents the others of its place
        assertThat(processes).containsAllEntriesOf(held(log));
        assertThat(starved(log)).isEqualTo(processes);
    }

    private static AuditRecords read(RunningJvm application) {
        return AuditRecords.readDamaged(application.directory().resolve("audit.jsonl"));
    }

    private static Map<String, Long> held(AuditRecords log) {
        return log.ofType("finding").stream()
                .filter(finding -> finding.text("kind").equals("held"))
                .collect(Collectors.toMap(
                        finding -> finding.text("thread"),
                        finding -> finding.number("server_id", -1),
                        (first, again) -> again,
                        TreeMap::new));
    }

    /** The holders in the evidence of the waiting thread. */
    private static Map<String, Long> starved(AuditRecords log) {
        Map<String, Long> holders = new TreeMap<>();
        for (LogRecord finding : log.ofType("finding")) {
            if (finding.text("kind").equals("starved")) {
                String text = finding.toString();
                for (JsonNode holder :
                        JSON.readTree(text.substring(text.indexOf('{'))).get("holders")) {
                    holders.put(
                            holder.get("thread").stringValue(),
                            holder.get("server_id").longValue());
                }
            }
        }
        return holders;
    }

    /** The server's ids of the connections whose queries are running, as the server reports them. */
    private static Map<String, Long> processList() throws SQLException {
        Map<String, Long> processes = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(TestServer.url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, info FROM " + table(connection))) {
            while (rows.next()) {
                Matcher query = QUERY.matcher(String.valueOf(rows.getString(2)));
                if (query.matches()) {
                    processes.put(query.group(1), rows.getLong(1));
                }
            }
        }
        return processes;
    }

    /** MariaDB works with the same driver, but has another process list. */
    private static String table(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT VERSION()")) {
            version.next();
            return List.of(version.getString(1).split("-")).contains("MariaDB")
                    ? "information_schema.processlist"
                    : "performance_schema.processlist";
        }
    }
}
