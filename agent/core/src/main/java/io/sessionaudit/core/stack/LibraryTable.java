package io.sessionaudit.core.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the table of libraries: a prefix of class names and the common name of the library in each line, separated by
 * spaces. A name in parentheses describes a driver or wrapper. Lines that begin with {@code #} are comments.
 */
final class LibraryTable {
    private static final String RESOURCE = "libraries.txt";
    private static final String DRIVER = "(driver)";
    private static final Pattern PREFIX = Pattern.compile("(?:[A-Za-z_]\\w*\\.)+(?:[A-Z]\\w*|\\w+\\$)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .+-]*|\\([a-z][a-z0-9 -]*\\)");

    private LibraryTable() {}

    /** {@return the names of the built-in table by prefix} */
    static Map<String, String> load() {
        try (InputStream in = LibraryTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing in the agent's jar");
            }
            return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the prefixes of the drivers of the built-in table} */
    static List<String> drivers() {
        return load().entrySet().stream()
                .filter(row -> row.getValue().equals(DRIVER))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@return whether a name of the table describes a driver or wrapper} */
    static boolean isAccess(String name) {
        return name.startsWith("(");
    }

    /**
     * Parses a table.
     *
     * @throws IllegalStateException if a line is malformed or repeats a prefix; the message contains its number
     */
    static Map<String, String> parse(Reader table) throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        BufferedReader lines = new BufferedReader(table);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.strip().split("\\s+", 2);
            if (columns.length < 2
                    || !PREFIX.matcher(columns[0]).matches()
                    || !NAME.matcher(columns[1]).matches()) {
                throw new IllegalStateException("line " + number + " is not a prefix and a name: " + line);
            }
            if (names.put(columns[0], columns[1]) != null) {
                throw new IllegalStateException("line " + number + " repeats the prefix " + columns[0]);
            }
        }
        return names;
    }
}
