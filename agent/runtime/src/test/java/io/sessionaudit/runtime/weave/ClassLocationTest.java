package io.sessionaudit.runtime.weave;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClassLocationTest {
    private static final byte[] CONTENT = {1, 2, 3, 4, 5};

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "file, /a/b.jar, /a/b.jar, ''",
        "file, /a/classes/, /a/classes, ''",
        "file, /a%20b/c.jar, /a b/c.jar, ''",
        "jar, file:/a/b.jar!/, /a/b.jar, ''",
        "jar, file:/a/b.jar!/BOOT-INF/lib/c.jar!/, /a/b.jar, BOOT-INF/lib/c.jar",
        "jar, nested:/a/b.jar/!BOOT-INF/lib/c.jar!/, /a/b.jar, BOOT-INF/lib/c.jar",
        "jar, nested:/a/b.jar/!BOOT-INF/classes/!/, /a/b.jar, BOOT-INF/classes/",
        "jar, file:/a/b.war!/WEB-INF/classes!/, /a/b.war, WEB-INF/classes/",
    })
    void recognizesCodeSources(String protocol, String path, String file, String inside) {
        assertThat(ClassLocation.of(protocol, path))
                .isEqualTo(new ClassLocation(new File(file), inside.isEmpty() ? List.of() : List.of(inside)));
    }

    @ParameterizedTest
    @CsvSource({"vfs, /content/a.war", "jrt, /java.sql", "bundleresource, //12.fwk3/", "jar, nothing"})
    void ignoresOthers(String protocol, String path) {
        assertThat(ClassLocation.of(protocol, path)).isNull();
    }

    @Test
    void readsFromDirectoriesJarsAndNestedJars() throws IOException {
        Path classes = directory.resolve("classes");
        Files.createDirectories(classes.resolve("a"));
        Files.write(classes.resolve("a/B.class"), CONTENT);
        Path jar = directory.resolve("outer jar.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            out.write("#!/bin/sh\nexec java -jar\n".getBytes()); // as executable jars begin
            ZipOutputStream zip = new ZipOutputStream(out);
            entry(zip, "a/B.class", CONTENT, false);
            entry(zip, "BOOT-INF/classes/a/C.class", CONTENT, false);
            entry(zip, "BOOT-INF/lib/inner.jar", innerJar(), true);
            zip.finish();
        }
        String outer = "nested:" + jar.toUri().getRawPath();

        assertThat(ClassLocation.of(classes.toUri().toURL()).read("a/B")).isEqualTo(CONTENT);
        assertThat(ClassLocation.of(jar.toUri().toURL()).read("a/B")).isEqualTo(CONTENT);
        assertThat(ClassLocation.of("jar", outer + "/!BOOT-INF/classes/!/").read("a/C"))
                .isEqualTo(CONTENT);
        ClassLocation inner = ClassLocation.of("jar", outer + "/!BOOT-INF/lib/inner.jar!/");
        assertThat(inner.read("a/D")).as("compressed").isEqualTo(CONTENT);
        assertThat(inner.read("a/E")).as("stored").isEqualTo(CONTENT);
        assertThat(inner.read("a/B")).isNull();
        assertThat(ClassLocation.of(jar.toUri().toURL()).read("a/Missing")).isNull();
    }

    private static byte[] innerJar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "a/D.class", CONTENT, false);
            entry(zip, "a/E.class", CONTENT, true);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content, boolean stored) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        if (stored) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
