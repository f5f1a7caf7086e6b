package io.sessionaudit.publishing.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.sessionaudit.publishing.site.MarkdownPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The headings of docs/troubleshooting.md are the messages of the agent, with … for what varies. */
class TroubleshootingPageTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path PAGE = CHECKOUT.resolve("docs").resolve("troubleshooting.md");
    private static final int SHORTEST = 12;

    @Test
    void eachMessageHasHeading() throws IOException {
        List<String> headings = headings();

        assertThat(AgentMessages.in(CHECKOUT))
                .hasSizeGreaterThan(40)
                .allSatisfy(message -> assertThat(headings)
                        .as("heading of docs/troubleshooting.md that is part of: %s", message)
                        .anyMatch(message::contains));
    }

    @Test
    void eachHeadingIsMessage() throws IOException {
        List<String> messages = AgentMessages.in(CHECKOUT);

        assertThat(headings()).doesNotHaveDuplicates().allSatisfy(heading -> {
            assertThat(heading).hasSizeGreaterThanOrEqualTo(SHORTEST);
            assertThat(messages).as("message with: %s", heading).anyMatch(message -> message.contains(heading));
        });
    }

    @Test
    void followsConstantsConditionsAndMethods() throws IOException {
        assertThat(AgentMessages.in(CHECKOUT))
                .contains(
                        "option log: … is no regular file; use log=stdout, log=stderr or log=none",
                        "option … (…) has the value \"…\"; give it one of …",
                        "option … (…) has the value \"…\"; give it a …")
                .anyMatch(message -> message.startsWith("the security manager of this JVM does not grant"));
    }

    private static List<String> headings() throws IOException {
        return MarkdownPage.parse(Files.readString(PAGE)).titles().stream()
                .filter(title -> title.level() == 3)
                .map(MarkdownPage.Title::text)
                .toList();
    }
}
