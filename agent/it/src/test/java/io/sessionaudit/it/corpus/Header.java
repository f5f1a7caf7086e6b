package io.sessionaudit.it.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.acme.support.PoolKind;

/**
 * The header of a program: comments before the code, each of the form {@code // NAME: VALUE}.
 *
 * <ul>
 *   <li>{@code finds:} one expectation; several lines, several expectations; {@code nothing} for correct programs
 *   <li>{@code on POOL, POOL:} the expectation on these pools, instead of that of {@code finds}
 *   <li>{@code because:} the reason for the difference, for people
 *   <li>{@code pools: all} run it on every pool, not only on HikariCP
 *   <li>{@code limits: short} run it with short limits such as {@code held-after}
 *   <li>{@code database: server} run it on a server, not on H2
 *   <li>{@code java: 21} requires at least that version
 * </ul>
 */
final class Header {
    private static final Set<String> KNOWN = Set.of("finds", "because", "pools", "limits", "database", "java");
    private static final String MARK = "// line: ";

    private final String name;
    private final String file;
    private final Map<String, Integer> marks = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final List<Expectation> usual = new ArrayList<>();
    private final Map<PoolKind, List<Expectation>> onPool = new HashMap<>();

    private Header(String name, String file) {
        this.name = name;
        this.file = file;
    }

    static Header read(Path source, String packageName) throws IOException {
        String file = source.getFileName().toString();
        Header header = new Header(packageName + "." + file.replace(".java", ""), file);
        List<String> lines = Files.readAllLines(source);
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            int mark = line.indexOf(MARK);
            if (mark >= 0) {
                header.marks.put(line.substring(mark + MARK.length()).strip(), number);
            }
        }
        lines.stream().takeWhile(line -> line.startsWith("// ")).forEach(header::enter);
        if (!header.values.containsKey("finds")) {
            throw new IllegalArgumentException(file + " does not say what it finds");
        }
        return header;
    }

    private void enter(String line) {
        String[] parts = line.substring(3).split(": ", 2);
        String key = parts[0];
        if (key.startsWith("on ")) {
            for (String pool : key.substring(3).split(", ")) {
                List<Expectation> here = onPool.computeIfAbsent(
                        PoolKind.valueOf(pool.toUpperCase(Locale.ROOT)), any -> new ArrayList<>());
                expect(here, parts[1]);
            }
        } else if (KNOWN.contains(key)) {
            values.put(key, parts[1]);
            if (key.equals("finds")) {
                expect(usual, parts[1]);
            }
        } else {
            throw new IllegalArgumentException(file + ": unknown word \"" + key + "\"");
        }
    }

    private void expect(List<Expectation> list, String text) {
        if (!text.equals("nothing")) {
            list.add(Expectation.parse(text, file, this::lineOf));
        }
    }

    private int lineOf(String mark) {
        Integer line = marks.get(mark);
        if (line == null) {
            throw new IllegalArgumentException(file + " has no line with \"" + MARK + mark + "\"");
        }
        return line;
    }

    /** The class. */
    String name() {
        return name;
    }

    /** Whether nothing but findings of severity info is expected. */
    boolean isCorrect() {
        return name.contains(".correct.");
    }

    boolean runsOn(PoolKind pool) {
        return pool == PoolKind.HIKARI
                || ("all".equals(values.get("pools")) && !(needsServer() && pool == PoolKind.H2));
    }

    boolean hasShortLimits() {
        return "short".equals(values.get("limits"));
    }

    boolean needsServer() {
        return "server".equals(values.get("database"));
    }

    boolean runsOnThisJava() {
        return Integer.parseInt(values.getOrDefault("java", "17"))
                <= Runtime.version().feature();
    }

    List<Expectation> on(PoolKind pool) {
        return onPool.getOrDefault(pool, usual);
    }
}
