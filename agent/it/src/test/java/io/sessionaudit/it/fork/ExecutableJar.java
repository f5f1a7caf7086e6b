package io.sessionaudit.it.fork;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates jars to be started with {@code java -jar} that contain only a manifest. */
public final class ExecutableJar {
    private ExecutableJar() {}

    /** A jar whose manifest names the agent, so that the JVM starts it before the main class. */
    public static Path withLauncherAgent(Path directory, Class<?> main, Class<?>... libraries) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
        attributes.put(new Attributes.Name("Launcher-Agent-Class"), "io.sessionaudit.premain.SessionAuditAgent");
        attributes.put(new Attributes.Name("Can-Retransform-Classes"), "true");
        attributes.put(new Attributes.Name("Can-Redefine-Classes"), "true");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.concat(ForkedJvm.classPath(main, libraries), Stream.of(Artifacts.agent()))
                        .map(path -> path.toUri().toString())
                        .collect(Collectors.joining(" ")));
        Path jar = directory.resolve("application.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
