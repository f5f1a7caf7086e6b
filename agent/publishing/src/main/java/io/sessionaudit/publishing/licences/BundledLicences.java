package io.sessionaudit.publishing.licences;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes {@code META-INF/NOTICE} and {@code META-INF/licenses}: for each bundled library the licence and notice files
 * of its jar, and those of the source directory for libraries whose jars contain none: a directory of the library, or
 * the file named by its only licence. Fails if a library has no row in
 * the table or no licence file, or if a row or a file belongs to no library.
 */
public final class BundledLicences {
    private static final String OWN_ARTIFACTS = "session-audit-";

    private final Path source;
    private final LicenceTable table;
    private final List<String> problems = new ArrayList<>();
    private final SortedMap<String, SortedMap<String, byte[]>> texts = new TreeMap<>();
    private final SortedMap<String, String> versions = new TreeMap<>();

    private BundledLicences(Path source) throws IOException {
        this.source = source;
        table = LicenceTable.read(source.resolve("bundled.txt"));
    }

    /**
     * Arguments: the class path of the bundled libraries, the source directory, the directory of the jar's content.
     *
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        List<Path> jars = Stream.of(arguments[0].split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .filter(jar -> !jar.getFileName().toString().startsWith(OWN_ARTIFACTS))
                .toList();
        List<String> problems = write(jars, Path.of(arguments[1]), Path.of(arguments[2]));
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.exit(1);
        }
    }

    /** {@return what is wrong; nothing is written then} */
    static List<String> write(List<Path> jars, Path source, Path content) throws IOException {
        BundledLicences licences = new BundledLicences(source);
        for (Path jar : jars) {
            licences.add(Library.read(jar));
        }
        licences.addOthers(content);
        licences.addSourceTexts();
        licences.addSharedTexts();
        licences.check();
        if (licences.problems.isEmpty()) {
            licences.writeTo(content.resolve("META-INF"));
        }
        return licences.problems;
    }

    private void add(Library library) {
        if (table.find(library.name()) == null) {
            problems.add(library.name() + " is bundled and has no row in " + source.resolve("bundled.txt"));
        }
        versions.put(library.name(), library.version());
        texts.put(library.name(), new TreeMap<>(library.texts()));
    }

    /** Files that are no jar of the class path, such as scripts of the HTML report. */
    private void addOthers(Path content) {
        for (LicenceTable.Row row : table.rows()) {
            if (row.entry() != null && Files.isRegularFile(content.resolve(row.entry()))) {
                versions.put(row.name(), "");
                texts.put(row.name(), new TreeMap<>());
            }
        }
    }

    private void addSourceTexts() throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(each -> each.getNameCount() == source.getNameCount() + 2)
                    .sorted()
                    .toList()) {
                String library = file.getParent().getFileName().toString();
                SortedMap<String, byte[]> own = texts.get(library);
                if (own == null) {
                    problems.add(file + " belongs to no bundled library");
                } else if (own.put(file.getFileName().toString(), Files.readAllBytes(file)) != null) {
                    problems.add(file + " is already in the library's jar");
                }
            }
        }
    }

    /** The text of a library's only licence, if neither its jar nor its directory contains one. */
    private void addSharedTexts() throws IOException {
        for (var library : texts.entrySet()) {
            LicenceTable.Row row = table.find(library.getKey());
            if (row == null || !library.getValue().keySet().stream().allMatch(Library::isNotice)) {
                continue;
            }
            Path shared = source.resolve(row.licences() + ".txt");
            if (Files.isRegularFile(shared)) {
                library.getValue().put("LICENSE", Files.readAllBytes(shared));
            }
        }
    }

    private void check() {
        for (LicenceTable.Row row : table.rows()) {
            if (!versions.containsKey(row.name())) {
                problems.add(row.name() + " has a row in " + source.resolve("bundled.txt") + " and is not bundled");
            }
        }
        texts.forEach((library, files) -> {
            if (files.keySet().stream().allMatch(Library::isNotice)) {
                problems.add(library + " contains no licence text; add it as " + source.resolve(library) + "/LICENSE");
            }
        });
    }

    private void writeTo(Path directory) throws IOException {
        Path licences = directory.resolve("licenses");
        if (Files.exists(licences)) {
            try (Stream<Path> old = Files.walk(licences)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        StringBuilder notice = new StringBuilder(Files.readString(source.resolve("NOTICE")));
        notice.append("\nThis product contains these libraries. Their licences are in META-INF/licenses:\n\n");
        for (String library : texts.keySet()) {
            notice.append("  %s (%s)\n"
                    .formatted(
                            (library + " " + versions.get(library)).strip(),
                            table.find(library).licences().replace(",", ", ")));
        }
        for (String library : texts.keySet()) {
            for (var text : texts.get(library).entrySet()) {
                Path file = licences.resolve(library).resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, text.getValue());
                if (Library.isNotice(text.getKey())) {
                    notice.append("\n---- ").append(library).append(" ----\n\n");
                    notice.append(new String(text.getValue(), StandardCharsets.UTF_8).strip())
                            .append('\n');
                }
            }
        }
        Files.writeString(directory.resolve("NOTICE"), notice);
    }
}
