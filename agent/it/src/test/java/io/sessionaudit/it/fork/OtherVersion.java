package io.sessionaudit.it.fork;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Creates a copy of the agent's jar with another version number. */
public final class OtherVersion {
    private static final String VERSION = "inst/io/sessionaudit/core/version.properties";

    private OtherVersion() {}

    /** Writes a copy with that version. */
    public static Path of(Path agent, Path copy, String version) throws IOException {
        try (JarFile jar = new JarFile(agent.toFile());
                OutputStream out = Files.newOutputStream(copy);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                entries.putNextEntry(new JarEntry(entry.getName()));
                entries.write(
                        entry.getName().equals(VERSION)
                                ? ("version=" + version + "\n").getBytes(StandardCharsets.ISO_8859_1)
                                : jar.getInputStream(entry).readAllBytes());
                entries.closeEntry();
            }
        }
        return copy;
    }
}
