package io.sessionaudit.publishing.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A parsed page: its headings with GitHub's anchors, its links and its fenced blocks. Do not change its nodes. */
public final class MarkdownPage {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    /**
     * A heading.
     *
     * @param level 1 to 6
     * @param text without markup
     * @param anchor unique in the page
     */
    public record Title(int level, String text, String anchor) {}

    /**
     * A fenced block.
     *
     * @param language the word after the fence, or an empty string
     * @param text its lines
     * @param line the line of the opening fence, from 1
     */
    public record Block(String language, String text, int line) {}

    private final Node document;
    private final Map<Node, Title> titles = new LinkedHashMap<>();
    private final List<String> links = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    private MarkdownPage(Node document) {
        this.document = document;
    }

    /** Parses the text of a page. */
    public static MarkdownPage parse(String text) {
        MarkdownPage page = new MarkdownPage(PARSER.parse(text));
        page.document.accept(page.new Collector());
        return page;
    }

    /** {@return the headings in order} */
    public List<Title> titles() {
        return List.copyOf(titles.values());
    }

    /** {@return the destinations of all links and images} */
    public List<String> links() {
        return List.copyOf(links);
    }

    /** {@return the fenced blocks in order} */
    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    Node document() {
        return document;
    }

    Title title(Node heading) {
        return titles.get(heading);
    }

    /** Lower case, spaces become hyphens, other punctuation is removed. */
    private static String anchor(String text, Map<String, Integer> used) {
        StringBuilder anchor = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (c == ' ') {
                anchor.append('-');
            } else if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                anchor.appendCodePoint(c);
            }
        });
        int before = used.merge(anchor.toString(), 1, Integer::sum) - 1;
        return before == 0 ? anchor.toString() : anchor + "-" + before;
    }

    private static String plainText(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    private final class Collector extends AbstractVisitor {
        private final Map<String, Integer> used = new HashMap<>();

        @Override
        public void visit(Heading heading) {
            String text = plainText(heading);
            titles.put(heading, new Title(heading.getLevel(), text, anchor(text, used)));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
        }

        @Override
        public void visit(FencedCodeBlock block) {
            List<SourceSpan> spans = block.getSourceSpans();
            blocks.add(new Block(
                    block.getInfo() == null ? "" : block.getInfo().strip(),
                    block.getLiteral(),
                    spans.isEmpty() ? 0 : spans.get(0).getLineIndex() + 1));
        }
    }
}
