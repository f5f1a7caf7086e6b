package io.sessionaudit.publishing.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Links between the pages, and the pages that a reader starts from. */
class PagesTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path INDEX = CHECKOUT.resolve("docs").resolve("index.md");
    private static final int README_LINES = 120;

    @Test
    void linksLeadToFilesAndHeadings() throws IOException {
        List<String> broken = new ArrayList<>();
        int checked = 0;
        for (Path page : SiteBuilder.pages(CHECKOUT)) {
            for (String link : MarkdownPage.parse(Files.readString(page)).links()) {
                checked++;
                if (isBroken(page, link)) {
                    broken.add(CHECKOUT.relativize(page) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(checked).isGreaterThan(100);
    }

    @Test
    void findsBrokenLinks() throws IOException {
        Path page = CHECKOUT.resolve("docs").resolve("findings.md");

        assertThat(isBroken(page, "missing.md")).isTrue();
        assertThat(isBroken(page, "scope.md#missing")).isTrue();
        assertThat(isBroken(page, "#missing")).isTrue();
        assertThat(isBroken(page, "scope.md")).isFalse();
        assertThat(isBroken(page, "https://acme.example/")).isFalse();
    }

    @Test
    void startPageLeadsToEachPage() throws IOException {
        Set<Path> linked = new TreeSet<>();
        for (String link : MarkdownPage.parse(Files.readString(INDEX)).links()) {
            if (!link.contains("://")) {
                linked.add(INDEX.resolveSibling(link.replaceFirst("#.*", "")).normalize());
            }
        }
        Set<Path> pages = new TreeSet<>(SiteBuilder.pages(CHECKOUT));
        pages.remove(INDEX);

        assertThat(linked).containsAll(pages);
    }

    @Test
    void readmeIsShort() throws IOException {
        assertThat(Files.readAllLines(CHECKOUT.resolve("README.md"))).hasSizeLessThanOrEqualTo(README_LINES);
    }

    private static boolean isBroken(Path page, String link) throws IOException {
        if (link.matches("[a-z]+:.*")) {
            return false;
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(target)) {
            return true;
        }
        return hash >= 0
                && MarkdownPage.parse(Files.readString(target)).titles().stream()
                        .noneMatch(title -> title.anchor().equals(link.substring(hash + 1)));
    }
}
