package io.sessionaudit.publishing.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.w3c.dom.Element;

/**
 * One version of an artifact in a local repository.
 *
 * @param repository the root of the repository
 * @param directory the directory of the version
 * @param pom the content of its pom
 */
record StagedArtifact(Path repository, Path directory, Element pom) {
    private static final List<String> DERIVED = List.of(".md5", ".sha1", ".sha256", ".sha512", ".asc");

    static StagedArtifact read(Path repository, Path pom) throws IOException {
        return new StagedArtifact(repository, pom.getParent(), Xml.read(pom));
    }

    String groupId() {
        return Xml.text(pom, "groupId");
    }

    String artifactId() {
        return Xml.text(pom, "artifactId");
    }

    String version() {
        return Xml.text(pom, "version");
    }

    boolean isJar() {
        String packaging = Xml.text(pom, "packaging");
        return packaging.isEmpty() || packaging.equals("jar");
    }

    /** The file with this ending, such as {@code -sources.jar}. */
    Path file(String ending) {
        return directory.resolve(artifactId() + "-" + version() + ending);
    }

    /** Its files without checksums and signatures. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> DERIVED.stream().noneMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }
}
