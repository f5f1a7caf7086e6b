package io.sessionaudit.core.options;

import java.util.Collection;

/** Finds the name that a misspelled one may have meant. */
public final class Suggestion {
    private static final int MAX_DISTANCE = 3;

    private Suggestion() {}

    /** {@return the most similar name, or null if none is similar} */
    public static String nearest(String written, Collection<String> names) {
        String nearest = null;
        // Shorter names need a smaller limit: any two names of three letters have a distance of at most three.
        int least = Math.min(MAX_DISTANCE, 1 + written.length() / 4) + 1;
        for (String name : names) {
            int distance = distance(written, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    /** {@return the Levenshtein distance} */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int replace = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
