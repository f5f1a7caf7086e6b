package io.sessionaudit.publishing.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever publishes the project changes the address of its repository in one place. */
class RepositoryAddressTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git");
    private static final int MAX_SIZE = 1 << 20;

    @Test
    void isStatedInTheParentPomOnly() throws IOException {
        String address = SiteBuilder.repository(CHECKOUT).replaceFirst("https?://", "");

        assertThat(filesWith(address)).containsExactly(Path.of("pom.xml"));
    }

    private static List<Path> filesWith(String text) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(CHECKOUT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean isSource = !NOT_SOURCES.contains(directory.getFileName().toString());
                return isSource ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && attributes.size() < MAX_SIZE
                        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    files.add(CHECKOUT.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
