package io.sessionaudit.tools.input;

import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Consecutive frames of a stack that are shown as one line, such as {@code 12 frames of Spring Data}, or one by one.
 * Immutable.
 *
 * @param count the number of frames
 * @param of what they belong to; null if each is shown
 */
public record StackFold(int count, String of) {
    private static final String LIBRARY = "library";
    private static final String MACHINERY = "machinery";
    private static final String ACCESS = "access";

    /** {@return the folds of the frames of a {@code site} record; empty if it does not state their kinds} */
    public static List<StackFold> of(LogRecord site, int frames) {
        if (!site.has(LogFormat.FRAME_KINDS)) {
            return List.of();
        }
        try {
            return of(JsonMapper.shared().readTree(site.json()).path(LogFormat.FRAME_KINDS), frames);
        } catch (JacksonException e) {
            return List.of(); // may be of a later version
        }
    }

    /** {@return the folds of frames, by the value of {@code frame_kinds}; empty if that is no list} */
    public static List<StackFold> of(JsonNode frameKinds, int frames) {
        if (!frameKinds.isArray()) {
            return List.of();
        }
        List<StackFold> folds = new ArrayList<>();
        int left = frames;
        for (JsonNode group : frameKinds) {
            int count = Math.max(0, Math.min(left, group.path(LogFormat.COUNT).asInt(0)));
            if (count > 0) {
                add(folds, count, group.path(LogFormat.KIND).asString(""), group.path(LogFormat.LIBRARY));
                left -= count;
            }
        }
        if (left > 0) {
            folds.add(new StackFold(left, null));
        }
        return List.copyOf(folds);
    }

    /** {@return the lines of a stack, of which folded frames are one} */
    public static List<String> lines(List<String> frames, List<StackFold> folds) {
        if (folds.isEmpty()) {
            return frames;
        }
        List<String> lines = new ArrayList<>();
        int at = 0;
        for (StackFold fold : folds) {
            if (fold.of == null) {
                lines.addAll(frames.subList(at, at + fold.count));
            } else {
                lines.add("... " + fold.count + (fold.count == 1 ? " frame of " : " frames of ") + fold.of);
            }
            at += fold.count;
        }
        return lines;
    }

    /** Frames of the JDK and of proxies belong to the fold in front of them, and to none behind application code. */
    private static void add(List<StackFold> folds, int count, String kind, JsonNode library) {
        StackFold last = folds.isEmpty() ? null : folds.get(folds.size() - 1);
        String of = switch (kind) {
            case LIBRARY -> CodePlace.shortened(library.asString("a library"));
            case ACCESS -> "drivers and pools";
            case MACHINERY -> last == null || last.of == null ? "the JDK" : last.of;
            default -> null;
        };
        if (last != null && of != null && of.equals(last.of)) {
            folds.set(folds.size() - 1, new StackFold(last.count + count, of));
        } else {
            folds.add(new StackFold(count, of));
        }
    }
}
