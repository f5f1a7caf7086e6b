package io.sessionaudit.publishing.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds the site: the pages at the root of a checkout and those of docs, as HTML that needs neither a network nor a
 * script. Colours and fonts are those of the HTML report.
 */
public final class SiteBuilder {
    private static final List<String> NAVIGATION = List.of(
            "README.md=Overview",
            "docs/index.md=Start",
            "docs/findings.md=Findings",
            "docs/options.md=Options",
            "docs/reading.md=Reading the log",
            "docs/scope.md=Scope API",
            "docs/troubleshooting.md=Troubleshooting",
            "CHANGELOG.md=Changes");

    private static final Pattern REPOSITORY = Pattern.compile("<publish\\.url>([^<]+)</publish\\.url>");

    private final Path checkout;
    private final Path target;
    private final String repository;
    private final String style;
    private final String template;

    private SiteBuilder(Path checkout, Path target) throws IOException {
        this.checkout = checkout;
        this.target = target;
        repository = repository(checkout);
        style = colours(Files.readString(
                        checkout.resolve("agent/tools/src/main/resources/io/sessionaudit/tools/html/report.css")))
                + resource("site.css");
        template = resource("page.html");
    }

    /**
     * Arguments: the checkout, the target directory.
     *
     * @throws IOException if a page cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        int pages = new SiteBuilder(Path.of(arguments[0]), Path.of(arguments[1])).build();
        System.out.println(pages + " pages");
    }

    static int build(Path checkout, Path target) throws IOException {
        return new SiteBuilder(checkout, target).build();
    }

    private int build() throws IOException {
        List<Path> pages = pages(checkout);
        for (Path page : pages) {
            write(page);
        }
        Files.writeString(target.resolve("site.css"), style);
        try (Stream<Path> files = Files.walk(checkout.resolve("docs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".md")) {
                    Path copy = target.resolve(checkout.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
        Path licence = checkout.resolve("LICENSE");
        if (Files.exists(licence)) {
            Files.write(target.resolve("LICENSE"), Files.readAllBytes(licence));
        }
        return pages.size();
    }

    /** {@return the Markdown pages of a checkout: those at its root, and those of docs} */
    public static List<Path> pages(Path checkout) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path directory : List.of(checkout, checkout.resolve("docs"))) {
            try (Stream<Path> files = directory.equals(checkout) ? Files.list(directory) : Files.walk(directory)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    /** {@return the address of the project's repository, which the parent pom alone states} */
    static String repository(Path checkout) throws IOException {
        Matcher url = REPOSITORY.matcher(Files.readString(checkout.resolve("pom.xml")));
        if (!url.find()) {
            throw new IllegalArgumentException(checkout.resolve("pom.xml") + " has no property publish.url");
        }
        return url.group(1);
    }

    private void write(Path markdown) throws IOException {
        Path relative = checkout.relativize(markdown);
        String up = "../".repeat(relative.getNameCount() - 1);
        Path directory = relative.getNameCount() == 1 ? Path.of("") : relative.getParent();
        SitePage page = new SitePage(MarkdownPage.parse(Files.readString(markdown)), directory, repository);
        Path html = target.resolve(SitePage.htmlName(relative.toString().replace('\\', '/')));
        Files.createDirectories(html.getParent());
        Files.writeString(
                html,
                template.replace("{title}", SitePage.escape(page.title()))
                        .replace("{root}", up)
                        .replace("{navigation}", navigation(relative.toString().replace('\\', '/'), up))
                        .replace("{contents}", page.contents())
                        .replace("{content}", page.html()));
    }

    private String navigation(String current, String up) {
        StringBuilder html = new StringBuilder();
        for (String entry : NAVIGATION) {
            String[] parts = entry.split("=");
            if (Files.exists(checkout.resolve(parts[0]))) {
                html.append("<a href=\"%s%s\"%s>%s</a>\n"
                        .formatted(
                                up,
                                SitePage.htmlName(parts[0]),
                                parts[0].equals(current) ? " aria-current=\"page\"" : "",
                                parts[1]));
            }
        }
        if (Files.isDirectory(target.resolve("javadoc"))) {
            html.append("<a href=\"%sjavadoc/index.html\">Javadoc</a>\n".formatted(up));
        }
        return html.toString();
    }

    /** The declarations of colours and fonts, without the rules that use them. */
    private static String colours(String css) {
        return css.substring(0, css.indexOf("\n* {") + 1);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SiteBuilder.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
