package io.sessionaudit.otlp;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;

/**
 * The attributes of a JDBC URL, which contains no credentials, according to the semantic conventions for databases:
 * https://opentelemetry.io/docs/specs/semconv/database/.
 */
final class DatabaseAttributes {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("db.namespace");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

    private static final Pattern SCHEME = Pattern.compile("^jdbc:([a-z0-9]+)[:+]");
    private static final Pattern SERVER = Pattern.compile(
            "//([\\w.-]+|\\[[0-9a-fA-F:]+\\])(?::(\\d{1,5}))?(?=[/;,]|$)");
    private static final Pattern DATABASE = Pattern.compile("//[^/]*/([\\w.$-]+)");
    private static final Pattern IN_MEMORY = Pattern.compile("^jdbc:(?:h2|hsqldb|derby):mem(?:ory)?:([\\w.$-]+)");

    /** The names of the conventions that differ from the scheme. */
    private static final Map<String, String> SYSTEMS = Map.ofEntries(
            Map.entry("h2", "h2database"),
            Map.entry("oracle", "oracle.db"),
            Map.entry("sqlserver", "microsoft.sql_server"),
            Map.entry("jtds", "microsoft.sql_server"),
            Map.entry("db2", "ibm.db2"),
            Map.entry("informix", "ibm.informix"),
            Map.entry("sap", "sap.hana"),
            Map.entry("teradata", "teradata"),
            Map.entry("firebirdsql", "firebirdsql"),
            Map.entry("postgresql", "postgresql"),
            Map.entry("mysql", "mysql"),
            Map.entry("mariadb", "mariadb"),
            Map.entry("sqlite", "sqlite"),
            Map.entry("derby", "derby"),
            Map.entry("hsqldb", "hsqldb"),
            Map.entry("clickhouse", "clickhouse"));

    private DatabaseAttributes() {}

    /** Adds what the URL states; nothing for null. */
    static void put(LogRecordBuilder record, String url) {
        if (url == null) {
            return;
        }
        Matcher scheme = SCHEME.matcher(url);
        record.setAttribute(SYSTEM, scheme.find() ? SYSTEMS.getOrDefault(scheme.group(1), "other_sql") : "other_sql");
        Matcher server = SERVER.matcher(url);
        if (server.find()) {
            record.setAttribute(ADDRESS, server.group(1));
            if (server.group(2) != null) {
                record.setAttribute(PORT, Long.valueOf(server.group(2)));
            }
        }
        Matcher inMemory = IN_MEMORY.matcher(url);
        Matcher database = DATABASE.matcher(url);
        if (inMemory.find()) {
            record.setAttribute(NAMESPACE, inMemory.group(1));
        } else if (database.find()) {
            record.setAttribute(NAMESPACE, database.group(1));
        }
    }
}
