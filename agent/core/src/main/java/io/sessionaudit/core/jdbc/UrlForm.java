package io.sessionaudit.core.jdbc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where a JDBC URL has its address and its secrets, by the words of its scheme. */
enum UrlForm {
    /** {@code //user:password@host:port/database}; the path contains no secret. */
    AUTHORITY("mysql mysqlx mysql+srv mariadb postgresql pgsql postgres redshift sqlserver jtds db2 as400 db2iseries"
            + " informix-sqli informix-direct gbasedbt-sqli ids teradata snowflake vertica clickhouse ch trino presto"
            + " hive2 hive impala spark databricks sap hana netezza greenplum cockroach cockroachdb yugabytedb edb"
            + " kingbase kingbase8 highgo gaussdb opengauss dm oscar gbase oceanbase polardb tidb singlestore memsql"
            + " mongodb mongodb+srv neo4j neo4j+s neo4j+ssc bolt bolt+s ignite monetdb mimer nuodb com.nuodb voltdb"
            + " questdb taos taos-rs taos-ws iris cache cloudspanner ingres arrow-flight-sql drill kylin pinot altibase"
            + " postgis crate sequoiadb starrocks doris goldendb vastbase uxdb dremio timescaledb redis documentdb"),
    /** A path or name of a file or of a database in memory; everything secret is a parameter. */
    FILE("h2 hsqldb derby sqlite duckdb ucanaccess firebirdsql firebird interbase"),
    /** {@code user/password@address}, with an address of Oracle Net. */
    ORACLE("oracle tibero"),
    /** {@code host:port:database:user:password:}. */
    POSITIONS("cubrid"),
    /** {@code host:port/database} without slashes in front. */
    HOST("exa sybase"),
    /** A word in front of the name of the database, or behind it, that does not change the form. */
    WORD("jdbc jdbc-secretsmanager p6spy log4jdbc otel tracing aws-wrapper tc secretsmanager datadirect weblogic"
            + " jdbcdslog opentracing instrumented microsoft pivotal jdbcperf log4j2 sqltrace brave"
            + " thin tds oci oci8 oci7 kprb loadbalance failover replication sequential load-balance aurora aws"
            + " srv iam aws-iam mem memory memfs niomemfs file nio niomapped split"
            + " async zip jar classpath directory res tcp ssl hsql hsqls http https embedded local native"
            + " java open"),
    /** Not known by name: only scheme and host are shown. */
    UNKNOWN("");

    private static final Map<String, UrlForm> BY_WORD = new HashMap<>();

    static {
        for (UrlForm form : values()) {
            for (String word : form.words.split(" ")) {
                BY_WORD.put(word, form);
            }
        }
    }

    private final String words;

    UrlForm(String words) {
        this.words = words;
    }

    /** {@return the form of URLs with this word in their scheme, ignoring case} */
    static UrlForm ofWord(String word) {
        return BY_WORD.getOrDefault(word.toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
