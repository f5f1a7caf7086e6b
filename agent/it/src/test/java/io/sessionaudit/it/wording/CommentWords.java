package io.sessionaudit.it.wording;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Frequencies of words in the comments of Java files. Immutable. */
final class CommentWords {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+(?:['’-][A-Za-z]+)*");

    private final Map<String, Integer> counts = new HashMap<>();
    private final int total;

    CommentWords(Collection<String> javaTexts) {
        int words = 0;
        for (String text : javaTexts) {
            Matcher matcher = WORD.matcher(SourceText.comments(text));
            while (matcher.find()) {
                counts.merge(matcher.group().toLowerCase(), 1, Integer::sum);
                words++;
            }
        }
        total = words;
    }

    int total() {
        return total;
    }

    int count(String... forms) {
        return Arrays.stream(forms)
                .mapToInt(form -> counts.getOrDefault(form, 0))
                .sum();
    }

    /** {@return the frequency of all forms together} */
    double perTenThousand(String... forms) {
        return 10_000.0 * count(forms) / Math.max(1, total);
    }

    /** {@return how often "where" is used for each use of "if"; conditions are expressed with "if" or "when"} */
    double whereToIf() {
        return (double) count("where") / Math.max(1, count("if"));
    }
}
