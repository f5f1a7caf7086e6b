package io.sessionaudit.it.scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The scope API's jar as published. */
class ScopeJarIT {
    private static final Path JAR = Path.of(System.getProperty("session-audit.test.scope-jar"));

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(JAR)).isBetween(10_000L, 60_000L);
    }

    @Test
    void containsOnlyItsPackageAndModuleDescriptor() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .toList();
            assertThat(files)
                    .contains("module-info.class")
                    .allMatch(name -> name.equals("module-info.class")
                            || name.equals("META-INF/MANIFEST.MF")
                            || name.startsWith("io/sessionaudit/scope/"));
        }
    }
}
