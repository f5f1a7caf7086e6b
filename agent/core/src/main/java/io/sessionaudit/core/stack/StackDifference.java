package io.sessionaudit.core.stack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The first frames in which two stacks with the same place differ: among the callers of the place, or, if these are
 * equal, among the calls that lead from it to the pool.
 *
 * @param frames the two frames; one if only one of the stacks has another frame; empty if the stacks are equal
 */
public record StackDifference(List<String> frames) {
    static StackDifference between(
            StackTraceElement[] one, int onePlace, StackTraceElement[] other, int otherPlace, PlaceFinder finder) {
        List<StackTraceElement> callers = differing(
                written(one, onePlace + 1, one.length, finder), written(other, otherPlace + 1, other.length, finder));
        List<StackTraceElement> frames = callers.isEmpty()
                ? differing(inwards(one, onePlace, finder), inwards(other, otherPlace, finder))
                : callers;
        return new StackDifference(frames.stream().map(FrameText::of).toList());
    }

    private static List<StackTraceElement> inwards(StackTraceElement[] stack, int place, PlaceFinder finder) {
        List<StackTraceElement> calls = written(stack, 0, place, finder);
        List<StackTraceElement> reversed = new ArrayList<>(calls);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<StackTraceElement> written(StackTraceElement[] stack, int from, int to, PlaceFinder finder) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (int i = Math.max(0, from); i < to; i++) {
            StackTraceElement written = finder.isMachinery(stack[i]) ? null : FrameAttribution.of(stack[i]);
            if (written != null) {
                frames.add(written);
            }
        }
        return frames;
    }

    private static List<StackTraceElement> differing(List<StackTraceElement> one, List<StackTraceElement> other) {
        int i = 0;
        while (i < one.size() && i < other.size() && FrameText.of(one.get(i)).equals(FrameText.of(other.get(i)))) {
            i++;
        }
        List<StackTraceElement> frames = new ArrayList<>();
        if (i < one.size()) {
            frames.add(one.get(i));
        }
        if (i < other.size()) {
            frames.add(other.get(i));
        }
        return frames;
    }

    /** {@return the difference, as the end of a sentence} */
    public String words() {
        return switch (frames.size()) {
            case 0 -> "; both stacks are equal";
            case 1 -> "; only one of both stacks contains " + frames.get(0);
            default ->
                "; both stacks lead to this place and first differ at " + frames.get(0) + " and " + frames.get(1);
        };
    }
}
