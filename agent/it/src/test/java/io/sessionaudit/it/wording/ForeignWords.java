package io.sessionaudit.it.wording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words and phrases that are not terms of the field, each with its recommended replacement. Immutable. */
final class ForeignWords {
    private final List<String> replacements = new ArrayList<>();

    /** One capturing group for each entry. A single pattern is much faster than one for each entry. */
    private final Pattern pattern;

    /** Offsets {@code start} and {@code end} delimit the words in the file. */
    record Use(Path file, int line, int start, int end, String words, String replacement) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + words + " -> " + replacement;
        }
    }

    /** @param lines {@code PHRASE -> REPLACEMENT}; the phrase is a regular expression without capturing groups */
    ForeignWords(List<String> lines) {
        List<String> phrases = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("\\s+->\\s+", 2);
            if (parts.length < 2 || parts[1].isBlank()) {
                throw new IllegalArgumentException("foreign word without a replacement: " + line);
            }
            phrases.add("(" + parts[0].replace(" ", "\\s+") + ")");
            replacements.add(parts[1]);
        }
        pattern = Pattern.compile("\\b(?:" + String.join("|", phrases) + ")\\b", Pattern.CASE_INSENSITIVE);
        if (pattern.matcher("").groupCount() != replacements.size()) {
            throw new IllegalArgumentException("foreign word with a capturing group: use (?:...)");
        }
    }

    /** {@return the uses in the comments and messages of a file, or in the prose of a Markdown file, in order} */
    List<Use> find(Path file, String text) {
        String prose = SourceText.prose(file.getFileName().toString(), text);
        List<Use> uses = new ArrayList<>();
        Matcher matcher = pattern.matcher(prose);
        int line = 1;
        int counted = 0;
        while (matcher.find()) {
            line += (int) prose.substring(counted, matcher.start())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            counted = matcher.start();
            String words = matcher.group().replaceAll("\\s+", " ");
            uses.add(new Use(file, line, matcher.start(), matcher.end(), words, replacement(matcher)));
        }
        return uses;
    }

    private String replacement(Matcher matcher) {
        int entry = 0;
        while (matcher.start(entry + 1) < 0) {
            entry++;
        }
        return replacements.get(entry);
    }
}
