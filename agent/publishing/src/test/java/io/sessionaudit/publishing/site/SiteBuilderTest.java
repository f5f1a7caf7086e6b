package io.sessionaudit.publishing.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SiteBuilderTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final String SOURCES = "https://acme.example/session-audit";
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    @TempDir
    Path target;

    /** The pages of this project, without Javadoc. */
    @Test
    void rendersEachPageWithLinksThatExist() throws IOException {
        int pages = SiteBuilder.build(CHECKOUT, target);

        assertThat(pages).isGreaterThan(15);
        assertThat(target.resolve("index.html")).content().contains("<h1 id=\"session-audit\">Session Audit</h1>");
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".html")).toList()) {
                Matcher reference = REFERENCE.matcher(Files.readString(page));
                while (reference.find()) {
                    String file = reference.group(1).replaceFirst("#.*", "");
                    if (!file.contains(":") && !file.isEmpty() && !Files.exists(page.resolveSibling(file))) {
                        broken.add(target.relativize(page) + ": " + file);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void needsNoNetworkAndNoScript() throws IOException {
        SiteBuilder.build(CHECKOUT, target);

        String page = Files.readString(target.resolve("docs/findings.html"));
        assertThat(page).doesNotContain("<script", "url(", "@import").contains("default-src 'none'");
        assertThat(Files.readString(target.resolve("site.css"))).doesNotContain("url(", "@import", "http");
    }

    @Test
    void convertsLinksBetweenPages() {
        SitePage page = new SitePage(
                MarkdownPage.parse("[a](docs/x.md#y) [b](https://acme.example/z.md) [c](#d)"), Path.of(""), SOURCES);

        assertThat(page.html()).contains("href=\"docs/x.html#y\"", "href=\"https://acme.example/z.md\"", "href=\"#d\"");
    }

    @Test
    void linksReadmeAsIndex() {
        SitePage page = new SitePage(MarkdownPage.parse(""), Path.of("docs"), SOURCES);

        assertThat(page.destination("../README.md#quick-start")).isEqualTo("../index.html#quick-start");
    }

    @Test
    void linksSourcesWhereTheyAreDeveloped() {
        SitePage page = new SitePage(MarkdownPage.parse(""), Path.of("docs"), SOURCES);

        assertThat(page.destination("../agent/it/src")).isEqualTo(SOURCES + "/tree/main/agent/it/src");
        assertThat(page.destination("../LICENSE")).isEqualTo("../LICENSE");
        assertThat(page.destination("images/a.png")).isEqualTo("images/a.png");
    }
}
