package io.sessionaudit.frameworks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.docs.MeasuredTable;
import io.sessionaudit.it.fork.AuditRecords;

import static org.assertj.core.api.Assertions.assertThat;

/** The excerpts in docs/frameworks.md: each is a finding of a program, and is compared with that of the next run. */
final class FrameworksPage {
    private static final Path PAGE = Path.of("..", "..", "docs", "frameworks.md");

    /** What identifies the methods of {@code com.acme.sixteen}. */
    static final MeasuredTable SIXTEEN = new MeasuredTable(PAGE, "sixteen");

    /** The place in each way of packaging. */
    static final MeasuredTable ENVIRONMENTS = new MeasuredTable(PAGE, "environments");

    private static final String COMMAND = "scripts/generate-docs --measured";
    private static final Pattern EXCERPT =
            Pattern.compile("<!-- excerpt: (\\S+) (\\S+) -->\\n```text\\n(.*?)```", Pattern.DOTALL);
    private static final int WIDTH = 118;

    private FrameworksPage() {}

    /**
     * Fails if an excerpt is not what the programs produce; with {@code session-audit.test.write-docs}, writes it.
     *
     * @param findings the text of the finding of a program and a kind
     */
    static void check(BinaryOperator<String> findings) throws IOException {
        check(PAGE, findings);
    }

    /** The same for another page. */
    static void check(Path file, BinaryOperator<String> findings) throws IOException {
        String page = Files.readString(file);
        String renewed = EXCERPT.matcher(page)
                .replaceAll(match -> Matcher.quoteReplacement("<!-- excerpt: " + match.group(1) + " " + match.group(2)
                        + " -->\n```text\n" + findings.apply(match.group(1), match.group(2)) + "\n```"));
        if (Boolean.getBoolean("session-audit.test.write-docs")) {
            Files.writeString(file, renewed);
        } else {
            assertThat(lasting(page))
                    .as("docs/" + file.getFileName() + " is stale; update it: " + COMMAND)
                    .isEqualTo(lasting(renewed));
        }
        assertThat(lasting(renewed)).as("excerpts").isNotEmpty();
    }

    /** The text of the first finding of a kind about a program, from one of several logs. */
    static String excerpt(List<AuditRecords> logs, String program, String kind) {
        for (AuditRecords log : logs) {
            for (LogRecord finding : log.ofType("finding")) {
                if (ProgramRecords.isAbout(program, finding) && kind.equals(finding.text("kind"))) {
                    return render(finding, new Sites(log).recordOf(finding));
                }
            }
        }
        throw new AssertionError("no " + kind + " of " + program + " for the page");
    }

    /** A finding as text: kind and severity, the place, the libraries, and the first part of the message. */
    static String render(LogRecord finding, LogRecord site) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.text("severity") + " " + finding.text("kind"));
        lines.add("place: " + site.text("place"));
        if (!site.texts("through").isEmpty()) {
            lines.add("through: " + String.join(", ", site.texts("through")));
        }
        wrap(finding.text("message"), lines);
        return String.join("\n", lines);
    }

    private static void wrap(String text, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }

    /** The excerpts without line breaks and durations, which differ from run to run. */
    private static List<String> lasting(String page) {
        return EXCERPT.matcher(page)
                .results()
                .map(match -> match.group(1) + " " + match.group(2) + " "
                        + match.group(3).replaceAll("\\s+", " ").replaceAll("[0-9]+(\\.[0-9]+)?( ms| s| min)\\b", "#"))
                .collect(Collectors.toList());
    }
}
