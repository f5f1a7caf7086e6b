package io.sessionaudit.it.fork;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The results of the build, and the origin of classes. */
public final class Artifacts {
    private static final String APPLICATIONS = "session-audit-it-apps-";

    private Artifacts() {}

    /** The agent's jar. */
    public static Path agent() {
        return built("session-audit.test.agent-jar");
    }

    /** The scope API's jar. */
    public static Path scope() {
        return built("session-audit.test.scope-jar");
    }

    /** The jar that audits tests. */
    public static Path junit() {
        return built("session-audit.test.junit-jar");
    }

    /** The demo application's jar; its libraries are in the same directory. */
    public static Path demo() {
        return built("session-audit.test.demo-jar");
    }

    /** The jar or directory that a class of this JVM was loaded from; for a class of agent/it-apps, the directory. */
    public static Path of(Class<?> type) {
        Path location;
        try {
            location = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        // After "package", the class path has the module's jar; its classes are beside it.
        return location.getFileName().toString().startsWith(APPLICATIONS)
                ? location.resolveSibling("classes")
                : location;
    }

    /** Jars of the test class path by their artifacts' names. */
    public static List<Path> jars(String... artifacts) {
        return libraries().stream()
                .filter(jar -> Stream.of(artifacts)
                        .anyMatch(name -> jar.getFileName().toString().matches(name + "-[0-9].*\\.jar")))
                .toList();
    }

    /** All jars of the test class path except those of this build. */
    public static List<Path> libraries() {
        Path build = Path.of("..", "..").toAbsolutePath().normalize();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> Files.isRegularFile(path) && !path.startsWith(build))
                .toList();
    }

    private static Path built(String property) {
        String name = System.getProperty(property);
        if (name == null || !Files.isRegularFile(Path.of(name))) {
            throw new IllegalStateException(property + "=" + name + " is no file; run ./mvnw verify");
        }
        return Path.of(name).toAbsolutePath().normalize();
    }
}
