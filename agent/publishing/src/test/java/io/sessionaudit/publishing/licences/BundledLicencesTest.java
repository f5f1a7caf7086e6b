package io.sessionaudit.publishing.licences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BundledLicencesTest {
    @TempDir
    Path directory;

    private Path source;
    private Path content;
    private Path jar;

    @BeforeEach
    void completeTable() throws IOException {
        source = directory.resolve("licences");
        content = directory.resolve("content");
        jar = jar("weaver-1.2.jar", "META-INF/LICENSE", "META-INF/NOTICE", "com/acme/Weaver.class");
        write(source.resolve("NOTICE"), "Own notice\n");
        write(source.resolve("bundled.txt"), "# libraries\nweaver  Apache-2.0\nchart  MIT  inst/chart.js\n");
        write(source.resolve("chart/LICENSE"), "MIT");
        write(content.resolve("inst/chart.js"), "");
    }

    @Test
    void writesTextsOfJarsAndOfSourceDirectory() throws IOException {
        write(content.resolve("META-INF/licenses/removed/LICENSE"), "of a library that is no longer bundled");

        assertThat(BundledLicences.write(List.of(jar), source, content)).isEmpty();

        assertThat(content.resolve("META-INF/licenses/weaver/LICENSE")).hasContent("META-INF/LICENSE");
        assertThat(content.resolve("META-INF/licenses/chart/LICENSE")).hasContent("MIT");
        assertThat(content.resolve("META-INF/licenses/removed")).doesNotExist();
        assertThat(Files.readString(content.resolve("META-INF/NOTICE")))
                .startsWith("Own notice\n")
                .contains("  chart (MIT)\n  weaver 1.2 (Apache-2.0)\n", "---- weaver ----\n\nMETA-INF/NOTICE\n");
    }

    @Test
    void refusesLibraryWithoutRow() throws IOException {
        Path other = jar("parser-3.jar", "LICENSE");

        assertThat(BundledLicences.write(List.of(jar, other), source, content))
                .singleElement()
                .asString()
                .startsWith("parser is bundled and has no row in ");
        assertThat(content.resolve("META-INF")).doesNotExist();
    }

    @Test
    void refusesRowWithoutLibrary() throws IOException {
        Files.delete(content.resolve("inst/chart.js"));

        assertThat(BundledLicences.write(List.of(jar), source, content))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("chart has a row in ") && problem.endsWith("is not bundled"))
                .anyMatch(problem -> problem.endsWith("LICENSE belongs to no bundled library"));
    }

    @Test
    void refusesLibraryWithoutText() throws IOException {
        Path withoutText = jar("weaver-1.3.jar", "META-INF/NOTICE", "com/acme/License.class");

        assertThat(BundledLicences.write(List.of(withoutText), source, content))
                .singleElement()
                .asString()
                .startsWith("weaver contains no licence text; add it as ");
    }

    @Test
    void refusesTextThatJarContains() throws IOException {
        write(source.resolve("weaver/LICENSE"), "another");

        assertThat(BundledLicences.write(List.of(jar), source, content))
                .singleElement()
                .asString()
                .endsWith("LICENSE is already in the library's jar");
    }

    private Path jar(String name, String... entries) throws IOException {
        Path file = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes());
                out.closeEntry();
            }
        }
        return file;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
