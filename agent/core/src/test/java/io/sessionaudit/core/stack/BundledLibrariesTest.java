package io.sessionaudit.core.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BundledLibrariesTest {
    private static final String[] SHADED = {
        "com/acme/Main.class",
        "org/springframework/jdbc/core/JdbcTemplate.class",
        "com/zaxxer/hikari/HikariDataSource.class",
        "org/postgresql/Driver.class"
    };

    /** All of one framework, as a sample of it may contain. */
    private static final String[] SAMPLE = {
        "org/springframework/samples/petclinic/Main.class",
        "org/springframework/data/samples/Main.class",
        "org/springframework/batch/samples/Main.class",
        "org/springframework/boot/loader/launch/JarLauncher.class",
        "META-INF/services/org/hibernate/Session.class"
    };

    private final BundledLibraries libraries = new BundledLibraries();

    @TempDir
    private Path directory;

    @Test
    void recognizesShadedJar() throws IOException {
        assertThat(libraries.areIn(jar(SHADED))).isTrue();
        assertThat(libraries.areIn(jar(SAMPLE))).isFalse();
        assertThat(libraries.areIn(jar("com/acme/Main.class"))).isFalse();
    }

    @Test
    void recognizesDirectoryOfEverything() throws IOException {
        assertThat(libraries.areIn(tree("shaded", SHADED))).isTrue();
        assertThat(libraries.areIn(tree("sample", SAMPLE))).isFalse();
    }

    @Test
    void fileThatCannotBeReadMayContainLibraries() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.jar"), "no archive");

        assertThat(libraries.areIn(broken.toFile())).isTrue();
        assertThat(libraries.areIn(directory.resolve("missing.jar").toFile())).isTrue();
        assertThat(libraries.mainClassOf(broken.toFile())).isNull();
    }

    @Test
    void readsMainClassOfManifest() throws IOException {
        assertThat(libraries.mainClassOf(jar("com/acme/Main.class"))).isEqualTo("com.acme.Main");
    }

    @Test
    void knowsLibrariesDriversAndPools() {
        assertThat(libraries.isLibrary("org.apache.catalina.startup.Bootstrap")).isTrue();
        assertThat(libraries.isLibrary("com.zaxxer.hikari.HikariDataSource")).isTrue();
        assertThat(libraries.isLibrary("org.h2.tools.Server")).isTrue();
        assertThat(libraries.isLibrary("com.acme.Main")).isFalse();
    }

    private File jar(String... entries) throws IOException {
        Path file = Files.createTempFile(directory, "app", ".jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.acme.Main");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
            }
        }
        return file.toFile();
    }

    private File tree(String name, String... files) throws IOException {
        for (String file : files) {
            Path path = directory.resolve(name).resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        return directory.resolve(name).toFile();
    }
}
