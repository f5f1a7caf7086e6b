package io.sessionaudit.java8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs of this machine: those of the environment variable {@code SESSION_AUDIT_TEST_JDKS} (homes, separated like a
 * path), of Maven's {@code toolchains.xml}, of {@code /usr/lib/jvm}, and of {@code ~/.cache/jdks}.
 */
final class JavaHomes {
    static final List<Integer> VERSIONS = List.of(8, 11, 17, 21, 25, 28);

    private static final Pattern TOOLCHAIN = Pattern.compile("<jdkHome>\\s*(.*?)\\s*</jdkHome>");

    private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");

    private JavaHomes() {}

    /** {@return the first home of each version, by version} */
    static Map<Integer, Path> find() {
        Map<Integer, Path> homes = new TreeMap<>();
        candidates().forEach(home -> {
            int version = versionOf(home);
            if (VERSIONS.contains(version)) {
                homes.putIfAbsent(version, home);
            }
        });
        return homes;
    }

    private static Stream<Path> candidates() {
        Path user = Path.of(System.getProperty("user.home"));
        String given = System.getenv().getOrDefault("SESSION_AUDIT_TEST_JDKS", "");
        return Stream.of(
                        Stream.of(given.split(File.pathSeparator))
                                .filter(home -> !home.isBlank())
                                .map(Path::of),
                        toolchains(user.resolve(".m2/toolchains.xml")),
                        children(Path.of("/usr/lib/jvm")).filter(home -> !Files.isSymbolicLink(home)),
                        children(user.resolve(".cache/jdks"))
                                .flatMap(each -> children(each.resolve("usr/lib/jvm")))
                                .filter(home -> !Files.isSymbolicLink(home)))
                .flatMap(homes -> homes);
    }

    private static Stream<Path> toolchains(Path file) {
        try {
            Matcher homes = TOOLCHAIN.matcher(Files.exists(file) ? Files.readString(file) : "");
            return homes.results().map(result -> Path.of(result.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the version that the JVM prints, or 0} Not every distribution has a file {@code release}. */
    private static int versionOf(Path home) {
        Path java = home.resolve("bin/java");
        if (!Files.isExecutable(java)) {
            return 0;
        }
        try {
            Process process = new ProcessBuilder(java.toString(), "-version")
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(printed);
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0; // of another platform
        }
    }
}
