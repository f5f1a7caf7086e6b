package io.sessionaudit.frameworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a program: comments before the code, each of the form {@code // NAME: VALUE}; in Clojure {@code ;;}.
 *
 * <ul>
 *   <li>{@code finds:} an {@link Expectation}, or {@code nothing}; several lines, several expectations
 *   <li>{@code opens:} a place of sessions: {@code LINE [through LIBRARY, ...]}, or {@code library METHOD} if no code
 *       of the application is on the stack; the lines name all places of the program
 *   <li>{@code limits: short} run it with short limits such as {@code held-after}
 *   <li>{@code java: 21} requires at least that version
 *   <li>{@code because:} the reason for a surprising value, for people
 * </ul>
 *
 * <p>LINE is the name in a comment {@code line: NAME} at the end of a line, or before it if it is alone, of the
 * program, of another file of its directory, or of the host; or {@code CLASS.METHOD<NAME} for a method that is called
 * at that line and that a generated proxy intercepts; or {@code CLASS.METHOD} of a library.
 *
 * @param program the class
 */
record Header(
        String program, List<Expectation> expectations, Set<Place> places, boolean hasShortLimits, int minimumJava) {
    private static final Pattern LINE = Pattern.compile("(?://|;;) ([a-z]+): (.+)");
    private static final Pattern MARK = Pattern.compile("(?://|;;) line: (\\S+)");
    private static final String LIBRARY = "library ";
    private static final Path HOST = Path.of("src", "main", "java", "com", "acme", "host");

    /** The header of a source file; null if the file has none, because it is a part of other programs. */
    static Header read(Path source, String packageName) {
        List<String> header = lines(source).stream()
                .takeWhile(line -> line.startsWith("// ") || line.startsWith(";; "))
                .toList();
        if (header.isEmpty()) {
            return null;
        }
        String file = source.getFileName().toString();
        Map<String, String> marks = marks(source);
        List<Expectation> expectations = new ArrayList<>();
        Set<Place> places = new HashSet<>();
        boolean hasShortLimits = false;
        int minimumJava = 17;
        for (String line : header) {
            Matcher entry = LINE.matcher(line);
            if (!entry.matches()) {
                throw new IllegalArgumentException(file + ": " + line);
            }
            String value = entry.group(2).strip();
            switch (entry.group(1)) {
                case "finds" -> {
                    if (!value.equals("nothing")) {
                        expectations.add(Expectation.parse(value, name -> line(file, marks, name)));
                    }
                }
                case "opens" -> places.add(place(file, marks, value));
                case "limits" -> hasShortLimits = value.equals("short");
                case "java" -> minimumJava = Integer.parseInt(value);
                case "because" -> {
                    // for people
                }
                default -> throw new IllegalArgumentException(file + ": " + line);
            }
        }
        if (places.isEmpty() || header.stream().noneMatch(line -> line.contains(" finds: "))) {
            throw new IllegalArgumentException(file + " does not state what it finds and opens");
        }
        String program = packageName + "." + file.substring(0, file.lastIndexOf('.'));
        return new Header(program, List.copyOf(expectations), Set.copyOf(places), hasShortLimits, minimumJava);
    }

    private static Place place(String file, Map<String, String> marks, String value) {
        String[] parts = value.split(" through ", 2);
        List<String> through = parts.length < 2 ? List.of() : List.of(parts[1].split(", "));
        return parts[0].startsWith(LIBRARY)
                ? new Place("library", parts[0].substring(LIBRARY.length()), through)
                : new Place(Place.APPLICATION, line(file, marks, parts[0]), through);
    }

    private static String line(String file, Map<String, String> marks, String name) {
        if (name.indexOf('.') >= 0 && name.indexOf('<') < 0) {
            return name; // a method of a library
        }
        int proxy = name.indexOf('<') + 1;
        String line = marks.get(name.substring(proxy));
        if (line == null) {
            throw new IllegalArgumentException(file + " has no line \"" + name + "\"");
        }
        return name.substring(0, proxy) + line;
    }

    /** The named lines of the host, of the files of the directory, and of this file, which takes precedence. */
    private static Map<String, String> marks(Path source) {
        Map<String, String> marks = new HashMap<>();
        for (Path directory : List.of(HOST, source.getParent())) {
            if (!Files.isDirectory(directory)) {
                continue; // the host is in another module
            }
            try (var files = Files.list(directory)) {
                files.filter(Files::isRegularFile).forEach(file -> mark(file, marks));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        mark(source, marks);
        return marks;
    }

    /** The named lines of one file of the main sources. */
    static Map<String, String> lines(String file) {
        Map<String, String> marks = new HashMap<>();
        mark(Path.of("src", "main", "java").resolve(file), marks);
        return marks;
    }

    private static void mark(Path file, Map<String, String> marks) {
        List<String> lines = lines(file);
        for (int number = 1; number <= lines.size(); number++) {
            Matcher mark = MARK.matcher(lines.get(number - 1));
            if (mark.find()) {
                boolean isOfNextLine =
                        lines.get(number - 1).substring(0, mark.start()).isBlank();
                marks.put(mark.group(1), file.getFileName() + ":" + (isOfNextLine ? number + 1 : number));
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the program's pool and database. */
    String name() {
        return program.substring(program.lastIndexOf('.') + 1);
    }

    /** Whether no finding is expected. */
    boolean isCorrect() {
        return expectations.isEmpty();
    }

    boolean runsOnThisJava() {
        return minimumJava <= Runtime.version().feature();
    }
}
