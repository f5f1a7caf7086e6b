package io.sessionaudit.core.secrets;

import java.util.List;
import java.util.Random;

/** URLs with the marker in the user's name, the password or a parameter. Everything else in them is random. */
final class RandomUrls {
    private static final List<String> PREFIXES = List.of(
            "jdbc:",
            "jdbc:",
            "JDBC:",
            "jdbc:p6spy:",
            "jdbc:tracing:",
            "jdbc:tc:",
            "jdbc:acme:",
            "jdbc:Otel:log4jdbc:",
            "jdbc-secretsmanager:",
            "r2dbc:",
            "");
    private static final List<String> SERVERS = List.of(
            "mysql",
            "mariadb",
            "postgresql",
            "sqlserver",
            "db2",
            "clickhouse:http",
            "mysql:loadbalance",
            "redis",
            "jtds:sybase",
            "teradata",
            "snowflake",
            "solid",
            "acme",
            "acme:wrapped",
            "oceanbase",
            "datadirect:oracle");
    private static final List<String> ORACLE = List.of(
            "oracle:thin",
            "oracle:oci8",
            "Oracle:Thin",
            "tibero:thin",
            "oceanbase:oracle:thin",
            "oracle",
            "acme:oracle",
            "oracle:acme:thin");
    private static final List<String> FILES = List.of(
            "h2:mem:orders",
            "h2:~/orders",
            "h2:tcp://db/orders",
            "sqlite:/data/orders.db",
            "derby:memory:orders",
            "hsqldb:file:orders",
            "duckdb:",
            "ucanaccess://C:/orders.accdb",
            "acme:orders",
            "exa:db:8563",
            "sybase:Tds:db:5000/orders",
            "cubrid:db:33000:orders:::",
            "postgresql:orders");
    private static final List<String> HOSTS =
            List.of("db", "db:3306", "db1:3306,db2:3307", "[::1]:1433", "db\\inst:1433");
    private static final List<String> PATHS = List.of("", "/", "/orders", "/a/b-c");
    private static final List<String> ADDRESSES = List.of(
            "db:1521:orders", "//db:1521/orders", "db:1521/orders", "orders", "tcps://db:2484/orders", "(x=(y=z))");
    private static final List<String> NAMES = List.of(
            "password", "user", "trustStorePassword", "token", "x", "options", "PWD", "OAuth2Secret", "a.b-c", "_");

    /** Everything that separates the parts of URLs, and the characters of passwords. */
    private static final String ODD = "ab019@@//::??;;==&&##,,((){}[]\"'\\ %!|-_.$~";

    private static final int FIRST_SURROGATE = 0xd800;

    private final Random random;

    RandomUrls(Random random) {
        this.random = random;
    }

    String next() {
        String prefix = oneOf(PREFIXES);
        String url = switch (random.nextInt(4)) {
            case 0 -> prefix + oneOf(SERVERS) + "://" + user(":") + oneOf(HOSTS) + oneOf(PATHS);
            case 1 -> prefix + oneOf(ORACLE) + ":" + user("/") + oneOf(ADDRESSES);
            case 2 -> prefix + "cubrid:db:33000:orders:app:" + secret() + ":";
            default -> prefix + oneOf(FILES);
        };
        return url + parameters();
    }

    private String user(String separator) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> Example.MARKER + separator + odd() + "@";
            default -> "app" + separator + secret() + "@";
        };
    }

    /** The first one follows another separator than the rest. */
    private String parameters() {
        StringBuilder parameters = new StringBuilder();
        String separator = oneOf(List.of("?", ";", "&"));
        for (int i = random.nextInt(3); i > 0; i--) {
            parameters.append(parameters.isEmpty() ? separator : oneOf(List.of("&", ";", ",")));
            parameters.append(oneOf(NAMES)).append('=').append(random.nextBoolean() ? secret() : odd());
        }
        return parameters.toString();
    }

    private String secret() {
        return odd() + Example.MARKER + odd();
    }

    private String odd() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int choice = random.nextInt(ODD.length() + 1);
            text.append(choice < ODD.length() ? ODD.charAt(choice) : (char) random.nextInt(FIRST_SURROGATE));
        }
        return text.toString();
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
