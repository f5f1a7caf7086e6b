package com.acme.app;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

import javax.sql.DataSource;
import javax.tools.ToolProvider;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Uses a pool, and a data source whose {@code getConnection} has the maximum size of a method, so that nothing can be
 * woven into it.
 */
public final class BigSource {
    private static final int STATEMENTS = 9_350; // of seven bytes each, in a method of 65,535 at most

    private BigSource() {}

    public static void main(String[] arguments) throws Exception {
        DataSource big = load(compile());
        try (HikariDataSource pool = Databases.pool("small", 1, 2)) {
            for (int i = 0; i < 3; i++) {
                try (Connection connection = pool.getConnection()) {
                    Databases.number(connection, "SELECT 1");
                }
                System.out.println("big=" + big.getConnection());
            }
        }
    }

    private static Path compile() throws IOException {
        Path source = Path.of("BigDataSource.java");
        Files.writeString(source, """
                public class BigDataSource extends com.zaxxer.hikari.HikariDataSource {
                    public java.sql.Connection getConnection() {
                        int n = 1;
                %s        return n == 0 ? null : null;
                    }
                }
                """.formatted("        n += n ^ 17;\n".repeat(STATEMENTS)));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-nowarn", "-cp", System.getProperty("java.class.path"), source.toString());
        if (result != 0) {
            throw new IllegalStateException("it does not compile");
        }
        return source.toAbsolutePath().getParent();
    }

    private static DataSource load(Path directory) throws Exception {
        URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()});
        return (DataSource) loader.loadClass("BigDataSource").getConstructor().newInstance();
    }
}
