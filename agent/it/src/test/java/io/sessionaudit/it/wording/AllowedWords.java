package io.sessionaudit.it.wording;

import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sessionaudit.it.wording.ForeignWords.Use;

/**
 * Exceptions to {@link ForeignWords}: a file name pattern, the phrase that is allowed in these files, and the reason.
 * Not thread-safe: records which entries have been needed.
 */
final class AllowedWords {
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Entry> unused = new LinkedHashSet<>();

    private record Entry(String line, PathMatcher files, Pattern phrase) {
        boolean allows(Use use, String text) {
            return files.matches(use.file())
                    && phrase.matcher(text)
                            .results()
                            .anyMatch(match -> match.start() <= use.start() && use.end() <= match.end());
        }
    }

    /** @param lines {@code GLOB | PHRASE | REASON}; the phrase is plain text and ignores case */
    AllowedWords(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split("\\s*\\|\\s*", 3);
            if (parts.length < 3 || parts[2].isBlank()) {
                throw new IllegalArgumentException("allowed word without a reason: " + line);
            }
            String regex = Stream.of(parts[1].split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
            Pattern phrase = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
            entries.add(new Entry(line, SourceTree.matcher("glob:" + parts[0]), phrase));
        }
        unused.addAll(entries);
    }

    /** {@return whether an entry's phrase includes the words at this place} */
    boolean allows(Use use, String text) {
        for (Entry entry : entries) {
            if (entry.allows(use, text)) {
                unused.remove(entry);
                return true;
            }
        }
        return false;
    }

    /** {@return the entries that have not allowed anything} */
    List<String> unused() {
        return unused.stream().map(Entry::line).toList();
    }
}
