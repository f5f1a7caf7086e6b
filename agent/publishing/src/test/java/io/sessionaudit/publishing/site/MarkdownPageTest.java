package io.sessionaudit.publishing.site;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownPageTest {
    @Test
    void anchorsAreThoseOfGithub() {
        MarkdownPage page =
                MarkdownPage.parse("# What is it?\n## `a-b` and c_d\n## One\n## One\n## [Link](x.md): text\n");

        assertThat(page.titles())
                .extracting(MarkdownPage.Title::anchor)
                .containsExactly("what-is-it", "a-b-and-c_d", "one", "one-1", "link-text");
    }

    @Test
    void findsLinksAndImagesOutsideOfCode() {
        MarkdownPage page =
                MarkdownPage.parse("[a](b.md) ![c](d.png)\n\n`[no](x.md)`\n\n| t |\n|---|\n| [e](f.md) |\n");

        assertThat(page.links()).containsExactly("b.md", "d.png", "f.md");
    }

    @Test
    void findsBlocksWithLanguageAndLine() {
        MarkdownPage page = MarkdownPage.parse("text\n\n```sh\nls\n```\n\n- item\n  ```\n  out\n  ```\n");

        assertThat(page.blocks())
                .containsExactly(new MarkdownPage.Block("sh", "ls\n", 3), new MarkdownPage.Block("", "out\n", 8));
    }
}
