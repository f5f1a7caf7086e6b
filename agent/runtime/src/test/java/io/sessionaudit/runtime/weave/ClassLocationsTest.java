package io.sessionaudit.runtime.weave;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClassLocationsTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path directory;

    private final ClassLocations locations = new ClassLocations();

    @Test
    void searchesEachJarOnceForAName() throws IOException {
        Path jar = jar("one.jar", "a/Other.class");
        add(jar);
        assertThat(find("a/B")).isNull();

        jar("one.jar", "a/B.class", "c/D.class");
        assertThat(find("a/B")).as("was absent").isNull();
        assertThat(find("c/D")).as("was not searched for").isEqualTo(CONTENT);
    }

    @Test
    void searchesLaterLocationsForAnAbsentName() throws IOException {
        add(jar("one.jar", "a/Other.class"));
        assertThat(find("a/B")).isNull();

        add(jar("two.jar", "a/B.class"));
        assertThat(find("a/B")).isEqualTo(CONTENT);
    }

    @Test
    void searchesMissingJarOnce() throws IOException {
        add(directory.resolve("missing.jar"));
        add(jar("one.jar", "a/Other.class"));
        assertThat(find("a/B")).isNull();

        jar("missing.jar", "a/B.class");
        assertThat(find("a/B"))
                .as("a location that does not exist is searched once")
                .isNull();
    }

    @Test
    void searchesDirectoriesEachTime() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes/a")).getParent();
        locations.add(classes.toString(), new ClassLocation(classes.toFile(), List.of()));
        assertThat(find("a/B")).isNull();

        Files.write(classes.resolve("a/B.class"), CONTENT);
        assertThat(find("a/B")).isEqualTo(CONTENT);
    }

    @Test
    void searchesTheLocationOfThePackageFirst() throws IOException {
        byte[] other = {4};
        Path first = Files.createDirectories(directory.resolve("first/a")).getParent();
        Files.write(first.resolve("a/B.class"), other);
        locations.add(first.toString(), new ClassLocation(first.toFile(), List.of()));
        add(jar("two.jar", "a/B.class"));
        assertThat(find("a/B")).isEqualTo(other);

        locations.add("a", directory.resolve("two.jar").toUri().toURL());
        assertThat(find("a/B")).isEqualTo(CONTENT);
    }

    private byte[] find(String name) {
        return locations.find(name, "a", "user");
    }

    private void add(Path jar) {
        locations.add(jar.toString(), new ClassLocation(jar.toFile(), List.of()));
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(CONTENT);
                zip.closeEntry();
            }
        }
        return jar;
    }
}
