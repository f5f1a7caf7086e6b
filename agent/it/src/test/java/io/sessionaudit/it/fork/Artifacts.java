package io.sessionaudit.it.fork;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build has made, and where classes come from. */
public final class Artifacts {
    private Artifacts() {}

    /** The one jar. */
    public static Path agent() {
        return built("session-audit.test.agent-jar");
    }

    /** The scope API. */
    public static Path scope() {
        return built("session-audit.test.scope-jar");
    }

    /** The demo application; its libraries lie beside it. */
    public static Path demo() {
        return built("session-audit.test.demo-jar");
    }

    /** The jar or directory that a class of this JVM was loaded from. */
    public static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path built(String property) {
        String name = System.getProperty(property);
        if (name == null || !Files.isRegularFile(Path.of(name))) {
            throw new IllegalStateException(property + "=" + name + " is no file; run ./mvnw verify");
        }
        return Path.of(name).toAbsolutePath().normalize();
    }
}
