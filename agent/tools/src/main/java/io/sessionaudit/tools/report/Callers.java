package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A place and its callers on one stack: the first frames, and the number of the others. Immutable.
 *
 * @param first the place as the log states it, and the frames behind it
 */
record Callers(List<String> first, long leftOut) implements Serializable {
    private static final int MAX_FRAMES = 6;
    private static final int MAX_LENGTH = 500;

    static final Callers NONE = new Callers(List.of(), 0);

    /**
     * {@return the place and its callers}
     *
     * @param place null if the log does not state it: the first frame
     * @param shared returns one object for equal frames
     */
    static Callers of(String place, List<String> frames, UnaryOperator<String> shared) {
        int from = indexOf(place, frames);
        List<String> callers = frames.subList(from, frames.size());
        int kept = Math.min(MAX_FRAMES, callers.size());
        return new Callers(
                callers.subList(0, kept).stream()
                        .map(Callers::shortened)
                        .map(shared)
                        .toList(),
                callers.size() - kept);
    }

    /** The place of a lambda or proxy has another method name than its frame, but the same position. */
    private static int indexOf(String place, List<String> frames) {
        if (place == null) {
            return 0;
        }
        int same = frames.indexOf(place);
        String position = place.substring(Math.max(0, place.lastIndexOf('(')));
        for (int i = 0; same < 0 && i < frames.size(); i++) {
            same = frames.get(i).endsWith(position) ? i : same;
        }
        return Math.max(0, same);
    }

    private static String shortened(String frame) {
        return frame.length() <= MAX_LENGTH ? frame : frame.substring(0, MAX_LENGTH) + "...";
    }
}
