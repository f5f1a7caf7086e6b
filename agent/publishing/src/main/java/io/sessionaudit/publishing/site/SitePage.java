package io.sessionaudit.publishing.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders the content of one page. Links between pages of the site become links between their HTML files. */
final class SitePage {
    private static final String MARKDOWN = ".md";

    private final MarkdownPage page;
    private final Path directory;
    private final String sources;

    /**
     * A page.
     *
     * @param directory of the page, relative to the checkout
     * @param sources where the project is developed: links to files that are not part of the site lead there
     */
    SitePage(MarkdownPage page, Path directory, String sources) {
        this.page = page;
        this.directory = directory;
        this.sources = sources;
    }

    String title() {
        return page.titles().isEmpty() ? "Session Audit" : page.titles().get(0).text();
    }

    /** The second-level headings, as links. */
    String contents() {
        List<MarkdownPage.Title> sections =
                page.titles().stream().filter(title -> title.level() == 2).toList();
        if (sections.size() < 3) {
            return "";
        }
        StringBuilder html = new StringBuilder("<nav class=\"contents\" aria-label=\"On this page\"><ul>\n");
        for (MarkdownPage.Title section : sections) {
            html.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(section.anchor(), escape(section.text())));
        }
        return html.append("</ul></nav>\n").toString();
    }

    String html() {
        return HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading) {
                        attributes.put("id", page.title(node).anchor());
                    } else if (node instanceof Link link) {
                        attributes.put("href", destination(link.getDestination()));
                    } else if (node instanceof Image) {
                        attributes.put("loading", "lazy");
                    } else if (tag.equals("pre")) {
                        attributes.put("tabindex", "0");
                    }
                })
                .build()
                .render(page.document())
                .replace("<table>", "<div class=\"table\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
    }

    String destination(String link) {
        if (link.contains(":")) {
            return link;
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        String anchor = hash < 0 ? "" : link.substring(hash);
        String path = directory.resolve(file).normalize().toString().replace('\\', '/');
        boolean isPart = file.isEmpty() || path.startsWith("docs/") || path.indexOf('/') < 0 && isAtRoot(path);
        if (!isPart) {
            return sources + "/tree/main/" + path + anchor;
        }
        return file.endsWith(MARKDOWN) ? htmlName(file) + anchor : link;
    }

    private static boolean isAtRoot(String path) {
        return path.endsWith(MARKDOWN) || path.equals("LICENSE");
    }

    static String htmlName(String markdown) {
        String name = markdown.substring(0, markdown.length() - MARKDOWN.length());
        return name.replaceFirst("(^|/)README$", "$1index") + ".html";
    }

    static String escape(String text) {
        String escaped = text;
        for (Map.Entry<String, String> each :
                List.of(Map.entry("&", "&amp;"), Map.entry("<", "&lt;"), Map.entry(">", "&gt;"))) {
            escaped = escaped.replace(each.getKey(), each.getValue());
        }
        return escaped.replace("\"", "&quot;");
    }
}
