package io.sessionaudit.tools.input;

import java.io.Serializable;
import java.util.List;

/**
 * The line of code that opened sessions, as a log states it. Immutable.
 *
 * @param frame the frame
 * @param kind its kind, such as {@code application}; null in logs of earlier builds
 * @param through the libraries between it and the pool, the outermost last
 */
public record SitePlace(String frame, String kind, List<String> through) implements Serializable {
    private static final int MAX_LENGTH = 500;
    private static final int MAX_LIBRARIES = 10;

    /** Limits the lengths: a log may contain any text. */
    public SitePlace {
        frame = shortened(frame);
        kind = shortened(kind);
        through =
                through.stream().limit(MAX_LIBRARIES).map(SitePlace::shortened).toList();
    }

    /** {@return a line such as {@code through Hibernate, Spring Data}; null if there is no library} */
    public String throughLine() {
        return throughLine(through);
    }

    /** {@return a line such as {@code through Hibernate, Spring Data}; null if there is no library} */
    public static String throughLine(List<String> libraries) {
        return libraries.isEmpty() ? null : "through " + String.join(", ", libraries);
    }

    /** {@return the beginning of a string, at most 500 characters} */
    static String shortened(String text) {
        return text == null || text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
