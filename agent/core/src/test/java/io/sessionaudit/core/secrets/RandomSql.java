package io.sessionaudit.core.secrets;

import java.util.List;
import java.util.Random;

/**
 * SQL that one database would parse as intended, with the marker in its literals, its comments, or values without
 * quotes. Literals, comments and quoted names contain random beginnings and ends of those of other databases.
 */
final class RandomSql {
    /** How a database writes literals, comments and quoted names: each part between opening and end. */
    enum Dialect {
        STANDARD(List.of("' '", "\" \""), List.of("/* */", "-- \n", "--\n"), List.of("\" \"")),
        POSTGRESQL(
                List.of("' '", "$$ $$", "$tag$ $tag$", "$a1$ $a1$"),
                List.of("/* */", "-- \n", "--\n", "/* /* */ */"),
                List.of("\" \"")),
        MYSQL(List.of("' '\\", "\" \"\\"), List.of("/* */", "-- \n", "# \n", "#\n"), List.of("` `")),
        SQL_SERVER(List.of("' '", "N' '"), List.of("/* */", "-- \n", "--\n", "/* /* */ */"), List.of("[ ]", "\" \"")),
        ORACLE(
                List.of("' '", "q'[ ]'", "q'! !'", "nq'< >'", "Q'x x'", "q'( )'", "q'\" \"'"),
                List.of("/* */", "-- \n", "--\n", "/*+ */"),
                List.of("\" \"")),
        BIGQUERY(
                List.of("' '\\", "\" \"\\", "''' '''\\", "\"\"\" \"\"\"\\"),
                List.of("/* */", "-- \n", "# \n"),
                List.of("` `\\")),
        H2(List.of("' '", "$$ $$"), List.of("/* */", "-- \n", "// \n", "//\n", "/* /* */ */"), List.of("\" \"", "` `")),
        INFORMIX(List.of("' '", "\" \""), List.of("{ }", "/* */", "-- \n", "--\n"), List.of()),
        ACCESS(List.of("' '", "\" \"", "# #"), List.of(), List.of("[ ]"));

        private final List<String> literals;
        private final List<String> comments;
        private final List<String> names;

        /** A backslash behind the end escapes characters in the literal. */
        Dialect(List<String> literals, List<String> comments, List<String> names) {
            this.literals = literals;
            this.comments = comments;
            this.names = names;
        }
    }

    private static final List<String> WORDS = List.of(
            "SELECT", "a", "b1", "t.x_1", "FROM", "=", "+", "(", ")", ",", "42", "$1", "?", "AND", ":n", "@v", "-", "*",
            "q", "E", "1.5", "<>", "a$", "/", ";", "[", "]");

    /** Values without quotes, as databases document them; each begins a separate statement. */
    private static final List<String> COMMANDS = List.of(
            "CREATE USER joe IDENTIFIED BY ~",
            "alter user joe password ~",
            "GRANT x TO joe IDENTIFIED BY ~",
            "SET PASSWORD = ~",
            "EXEC sp_addlogin joe , ~",
            "execute master.dbo.sp_password @old = ~ , @new = ~",
            "{ call sp_addlogin ( joe , ~ ) }",
            "sp_addlogin joe , ~",
            "CONNECT joe PASSWORD ~",
            "PRAGMA key = ~",
            "MODIFY USER joe AS PASSWORD = ~",
            "CREATE STAGE s CREDENTIALS = ( AWS_KEY = ~ )",
            "SET a.b.c = ~",
            "ADMINISTER KEY MANAGEMENT SET KEYSTORE OPEN IDENTIFIED BY ~",
            "LOGON tdp/joe , ~",
            "SET x TO ~",
            "CREATE LOGIN joe WITH PASSWORD ~ , x = y",
            "ALTER ROLE joe SET a.b = ~",
            "START DATABASE d KEY ~",
            "CONNECT TO d USER joe USING ~",
            "CREATE KEY k WITH PASSWD ~",
            "CREATE TABLE t WITH ( secret_key = ~ )");

    private static final String ODD = "ab01''\"\"\\\\$$##--//**[]{}()``qx \n!;:";

    private static final int FIRST_SURROGATE = 0xd800;

    private final Dialect dialect;
    private final Random random;

    RandomSql(Dialect dialect, Random random) {
        this.dialect = dialect;
        this.random = random;
    }

    /** {@return a query with the marker in literals and comments} */
    String query() {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = random.nextInt(12); i >= 0; i--) {
            switch (random.nextInt(6)) {
                case 0, 1 -> sql.append(quoted(oneOf(dialect.literals), secret()));
                case 2 -> sql.append(comment());
                case 3 -> sql.append(name());
                default -> sql.append(oneOf(WORDS.subList(0, WORDS.size() - 2)));
            }
            sql.append(oneOf(List.of(" ", "  ", "\n")));
        }
        return sql.toString();
    }

    /** {@return a command with the marker in place of a value, behind other statements, with comments anywhere} */
    String command() {
        StringBuilder sql =
                new StringBuilder(oneOf(List.of("", "", ";", "EXPLAIN ", "SELECT a FROM t; ", "( ", "BEGIN ")));
        for (String word : oneOf(COMMANDS).split(" ")) {
            sql.append(word.equals("~") ? Example.MARKER : word).append(oneOf(List.of(" ", "\n", "\t")));
            if (random.nextInt(4) == 0 && !word.equals("{")) {
                sql.append(comment()).append(' ');
            }
        }
        return sql + oneOf(List.of("", ";", "; SELECT 1", " x"));
    }

    private String comment() {
        return dialect.comments.isEmpty() ? "" : quoted(oneOf(dialect.comments), secret());
    }

    private String name() {
        return dialect.names.isEmpty() ? "n" : quoted(oneOf(dialect.names), odd());
    }

    /** The content has no end in it, unless it is doubled or escaped. */
    private String quoted(String form, String content) {
        boolean escapes = form.endsWith("\\");
        int space = form.lastIndexOf(' ') < 0 ? form.length() - 1 : form.indexOf(' ');
        String opening = form.substring(0, space);
        String end = form.substring(form.charAt(space) == ' ' ? space + 1 : space, form.length() - (escapes ? 1 : 0));
        if (opening.startsWith("/*") || opening.equals("{")) {
            return nested(opening, end, content);
        }
        if (escapes) {
            String quote = end.substring(0, 1);
            return opening + content.replace("\\", "\\\\").replace(quote, "\\" + quote) + end;
        }
        if (end.length() == 1 && "'\"]`".contains(end)) {
            return opening + content.replace(end, end + end) + end;
        }
        String text = content;
        while (text.contains(end) || (text + end).indexOf(end) < text.length()) {
            text = text.replace(end, "").replace(end.substring(0, 1), "");
        }
        return opening + text + end;
    }

    /** A comment in which comments may be nested, in some databases. */
    private static String nested(String opening, String end, String content) {
        String text = content;
        while (text.contains("*/") || text.contains("/*") || text.contains("}")) {
            text = text.replace("*/", "").replace("/*", "").replace("}", "");
        }
        text = text.replaceAll("^[/!]+|[/*]+$", " ");
        return opening.equals("/*") && end.startsWith("/*")
                ? "/* " + text + "/* */" + text + " */"
                : opening + text + " " + end;
    }

    private String secret() {
        return odd() + Example.MARKER + odd();
    }

    private String odd() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            int choice = random.nextInt(ODD.length() + 1);
            text.append(choice < ODD.length() ? ODD.charAt(choice) : (char) random.nextInt(FIRST_SURROGATE));
        }
        return text.toString();
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
