package io.sessionaudit.publishing.central;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CentralCheckTest {
    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.acme</groupId>
              <artifactId>orders</artifactId>
              <version>1.0</version>
              <name>Orders</name>
              <description>An order service.</description>
              <url>https://acme.example</url>
              <licenses><license><name>MIT</name><url>https://acme.example/mit</url></license></licenses>
              <developers><developer><name>Acme</name></developer></developers>
              <scm>
                <connection>scm:git:x</connection><developerConnection>scm:git:y</developerConnection><url>z</url>
              </scm>
              <dependencies>
                <dependency><groupId>org.other</groupId><artifactId>other</artifactId><version>2</version></dependency>
              </dependencies>
            </project>
            """;

    @TempDir
    Path repository;

    private Path version;

    @BeforeEach
    void completeArtifact() throws IOException {
        version = Files.createDirectories(repository.resolve("com/acme/orders/1.0"));
        for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
            jar(ending, "com/acme/Orders.class");
        }
        file("-cyclonedx.json", "{}".getBytes());
        file(".pom", POM.getBytes());
    }

    @Test
    void acceptsCompleteArtifact() throws IOException {
        assertThat(CentralCheck.check(repository, false)).isEmpty();
    }

    @Test
    void refusesEmptyRepository() throws IOException {
        assertThat(CentralCheck.check(Files.createDirectory(repository.resolve("empty")), false))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<name>Orders</name>||the pom has no name",
                "<description>An order service.</description>||the pom has no description",
                "<url>https://acme.example</url>||the pom has no url",
                "<connection>scm:git:x</connection>||the pom has no scm/connection",
                "<developerConnection>scm:git:y</developerConnection>||the pom has no scm/developerConnection",
                "<url>z</url>||the pom has no scm/url",
                "<license><name>MIT</name>|<license>|the pom has no licenses/license/name",
                "<url>https://acme.example/mit</url>||the pom has no licenses/license/url",
                "<developer><name>Acme</name>|<developer>|the pom has no developers/developer/name",
                "<name>Orders</name>|<name>Orders</name><build/>|the pom has a build",
                "<name>Orders</name>|<name>Orders</name><parent/>|the pom has a parent",
                "<name>Orders</name>|<name>Orders</name><repositories/>|the pom has a repositories",
                "An order service.|${text}|the pom contains a ${property}",
                "<version>2</version>||the dependency org.other:other has no version",
                "<version>2</version>|<version>2-SNAPSHOT</version>|the dependency org.other:other is a snapshot",
                "<version>2</version>|<version>2</version><scope>test</scope>|the dependency org.other:other is for"
                        + " tests",
                "<groupId>org.other</groupId>|<groupId>com.acme</groupId>|the dependency com.acme:other is not"
                        + " published",
            })
    void refusesPom(String part, String replacement, String problem) throws IOException {
        pom(pom -> pom.replace(part, replacement == null ? "" : replacement));

        assertThat(CentralCheck.check(repository, false)).containsExactly("orders: " + problem);
    }

    @Test
    void refusesPomOfOtherVersion() throws IOException {
        pom(pom -> pom.replace("<version>1.0</version>", "<version>1.1-SNAPSHOT</version>"));

        assertThat(CentralCheck.check(repository, false))
                .contains(
                        "orders: the version is a snapshot",
                        "orders: the pom is that of com/acme/orders/1.1-SNAPSHOT, and is in com/acme/orders/1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json"})
    void refusesMissingFile(String ending) throws IOException {
        Files.delete(version.resolve("orders-1.0" + ending));

        assertThat(CentralCheck.check(repository, false))
                .containsExactly("orders: orders-1.0" + ending + " is missing");
    }

    @Test
    void needsNoJarOfPom() throws IOException {
        pom(pom -> pom.replace("<name>", "<packaging>pom</packaging><name>"));
        for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")) {
            Files.delete(version.resolve("orders-1.0" + ending));
        }

        assertThat(CentralCheck.check(repository, false)).isEmpty();
    }

    @Test
    void refusesEmptyJar() throws IOException {
        jar("-sources.jar", "META-INF/MANIFEST.MF");

        assertThat(CentralCheck.check(repository, false))
                .containsExactly("orders: orders-1.0-sources.jar contains no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5", "sha1", "sha256", "sha512"})
    void refusesMissingAndWrongChecksum(String ending) throws IOException {
        Path checksum = version.resolve("orders-1.0.jar." + ending);
        Files.writeString(checksum, "0");
        assertThat(CentralCheck.check(repository, false))
                .containsExactly("orders: orders-1.0.jar." + ending + " is not that of the file");

        Files.delete(checksum);
        assertThat(CentralCheck.check(repository, false))
                .containsExactly("orders: orders-1.0.jar." + ending + " is missing");
    }

    @Test
    void refusesMissingSignature() throws IOException {
        try (Stream<Path> files = Files.list(version)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(jar|pom|json)"))
                    .toList()) {
                Files.createFile(file.resolveSibling(file.getFileName() + ".asc"));
            }
        }
        assertThat(CentralCheck.check(repository, true)).isEmpty();

        Files.delete(version.resolve("orders-1.0.pom.asc"));
        assertThat(CentralCheck.check(repository, true)).containsExactly("orders: orders-1.0.pom has no signature");
    }

    private void pom(UnaryOperator<String> change) throws IOException {
        String changed = change.apply(POM);
        assertThat(changed).isNotEqualTo(POM);
        file(".pom", changed.getBytes());
    }

    private void jar(String ending, String entry) throws IOException {
        Path jar = version.resolve("orders-1.0" + ending);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        file(ending, Files.readAllBytes(jar));
    }

    private void file(String ending, byte[] bytes) throws IOException {
        String name = "orders-1.0" + ending;
        Files.write(version.resolve(name), bytes);
        for (Map.Entry<String, String> each : Map.of(
                        "md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512")
                .entrySet()) {
            Files.writeString(
                    version.resolve(name + "." + each.getKey()), FileRules.digest(each.getValue(), bytes) + "\n");
        }
    }
}
