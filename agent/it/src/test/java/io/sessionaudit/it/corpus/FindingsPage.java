package io.sessionaudit.it.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.sessionaudit.core.log.reader.LogRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The excerpts in docs/findings.md: each is a finding of a run and is compared with the finding of the next run. */
final class FindingsPage {
    /** Updates stale excerpts. */
    static final String COMMAND = "scripts/generate-docs --measured";

    private static final Pattern EXCERPT =
            Pattern.compile("<!-- excerpt: (\\S+) (\\S+) -->\\n```json\\n(.*?)```", Pattern.DOTALL);

    /** Fields that differ from run to run or repeat the message. */
    private static final Set<String> LEFT_OUT = Set.of(
            "type",
            "time",
            "finding",
            "session",
            "thread_id",
            "call_thread_id",
            "other_thread_id",
            "closing_thread_id",
            "other_session",
            "site",
            "other_site",
            "place",
            "place_kind",
            "call_place",
            "other_place",
            "owner_place",
            "closing_place",
            "count",
            "remedy");

    private static final String APPLICATION = "com.acme.corpus.";
    private static final String HOST = APPLICATION + "host.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FindingsPage() {}

    /** The page with the excerpts of a run, given a program's name and a kind. */
    static String renew(String page, BiFunction<String, String, LogRecord> findings) {
        return EXCERPT.matcher(page).replaceAll(match -> {
            String text = render(findings.apply(match.group(1), match.group(2)));
            return Matcher.quoteReplacement(
                    "<!-- excerpt: " + match.group(1) + " " + match.group(2) + " -->\n```json\n" + text + "\n```");
        });
    }

    /** The text without numbers and durations, which differ from run to run. */
    static List<String> lasting(String page) {
        return EXCERPT.matcher(page)
                .results()
                .map(match -> match.group(1) + " " + match.group(2) + "\n"
                        + match.group(3)
                                .replaceAll("\\.java:(\\d+)", ".java:line-$1")
                                .replaceAll("[0-9]+(\\.[0-9]+)?( ms| s| min)\\b", "#")
                                .replaceAll("(?<!line-)\\b[0-9]+(\\.[0-9]+)?\\b", "#"))
                .toList();
    }

    private static String render(LogRecord finding) {
        String text = finding.toString();
        JsonNode fields = JSON.readTree(text.substring(text.indexOf('{')));
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (!LEFT_OUT.contains(field.getKey())) {
                String value = field.getValue().isArray()
                        ? frames(field.getValue())
                        : field.getValue().toString();
                lines.add("  \"" + field.getKey() + "\": " + value);
            }
        }
        return lines.stream().collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    /** The frames of the application, without those of the corpus framework. */
    private static String frames(JsonNode stack) {
        List<String> shown = new ArrayList<>();
        stack.forEach(frame -> {
            String text = frame.stringValue();
            if (text.startsWith(APPLICATION) && !text.startsWith(HOST)) {
                shown.add(frame.toString());
            }
        });
        shown.add("\"...\"");
        return "[" + String.join(", ", shown) + "]";
    }
}
