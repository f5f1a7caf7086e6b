package io.sessionaudit.publishing.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Links between the pages, and the pages that a reader starts from. */
class PagesTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path INDEX = CHECKOUT.resolve("docs").resolve("index.md");
    private static final int README_LINES = 120;
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");

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

    /** Directly, or through pages that it leads to. */
    @Test
    void startPageLeadsToEachPage() throws IOException {
        Set<Path> pages = new TreeSet<>(SiteBuilder.pages(CHECKOUT));
        Set<Path> reached = new TreeSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(INDEX));
        while (!next.isEmpty()) {
            Path page = next.pop();
            if (reached.add(page)) {
                for (String link : MarkdownPage.parse(Files.readString(page)).links()) {
                    Path target =
                            page.resolveSibling(link.replaceFirst("#.*", "")).normalize();
                    if (pages.contains(target)) {
                        next.push(target);
                    }
                }
            }
        }

        assertThat(reached).containsAll(pages);
    }

    @Test
    void contributionGuideNamesEachScript() throws IOException {
        String guide = Files.readString(CHECKOUT.resolve("CONTRIBUTING.md"));
        try (Stream<Path> scripts = Files.list(CHECKOUT.resolve("scripts"))) {
            assertThat(scripts.filter(Files::isExecutable).map(script -> "| `scripts/" + script.getFileName() + "` |"))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(row -> assertThat(guide).contains(row));
        }
    }

    /** So that what a page says about a test can be checked. */
    @Test
    void namedTestsExist() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        int checked = 0;
        for (Path page : SiteBuilder.pages(CHECKOUT)) {
            Matcher names = NAMED_TEST.matcher(Files.readString(page));
            while (names.find()) {
                checked++;
                String source = tests.getOrDefault(names.group(1), "");
                String method = names.group(2) == null ? "class " + names.group(1) : "void " + names.group(2) + "(";
                if (!source.contains(method)) {
                    missing.add(CHECKOUT.relativize(page) + ": " + names.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(checked).isGreaterThan(50);
    }

    @Test
    void readmeIsShort() throws IOException {
        assertThat(Files.readAllLines(CHECKOUT.resolve("README.md"))).hasSizeLessThanOrEqualTo(README_LINES);
    }

    /** {@return the source of each test by its name} */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.walk(CHECKOUT.resolve("agent"))) {
            for (Path file : files.filter(each -> each.toString().matches(".*/src/test/.*(Test|IT)\\.java"))
                    .toList()) {
                tests.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        return tests;
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
