package io.sessionaudit.core.stack;

import java.util.List;

/**
 * The relation of a stack to an earlier one of the same thread. It distinguishes nested work from work that has left
 * the thread: a task that was suspended, or a method that has returned.
 *
 * <p>Both stacks are compared from the bottom up, from the application's first frame and without reflection. A stack
 * contains lines but does not identify invocations, so {@link #NESTED} means that the invocation may be the same, not
 * that it is.
 */
public enum StackRelation {
    /** The method that led to the earlier stack may still be running. */
    NESTED,
    /** One of the stacks is missing or incomplete. */
    UNKNOWN,
    /** Both are equal: a loop in a method that may still be running. */
    REPEATED,
    /** Both are equal, on a thread that runs one task after another: a loop, or another task. */
    REPEATED_OR_LEFT,
    /** The method that led to the earlier stack has returned. */
    LEFT;

    /** The default of {@code -XX:MaxJavaStackTraceDepth}; a stack of this size may be truncated. */
    private static final int MAX_DEPTH = 1024;

    /** Classes that run one task after another: the frames above them in two stacks belong to different tasks. */
    private static final List<String> TASK_LOOPS = List.of(
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ForkJoin",
            "java.util.TimerThread",
            "kotlinx.coroutines.",
            "io.netty.",
            "io.vertx.core.",
            "reactor.core.",
            "scala.concurrent.");

    /** Compares two stacks, either of which may be null. */
    public static StackRelation of(Throwable earlier, Throwable now) {
        return earlier == null || now == null ? UNKNOWN : of(earlier.getStackTrace(), now.getStackTrace());
    }

    /** Compares two stacks, either of which may be null; {@return how the second relates to the first} */
    public static StackRelation of(StackTraceElement[] earlier, StackTraceElement[] now) {
        if (!isWhole(earlier) || !isWhole(now)) {
            return UNKNOWN;
        }
        List<StackTraceElement> before = FrameClassifier.calls(earlier);
        List<StackTraceElement> after = FrameClassifier.calls(now);
        int common = common(before, after);
        StackTraceElement left = fromBottom(before, common);
        StackTraceElement called = fromBottom(after, common);
        if (left == null) {
            return called != null ? NESTED : runsTasks(before) ? REPEATED_OR_LEFT : REPEATED;
        }
        if (called == null) {
            return REPEATED;
        }
        return isSameMethod(left, called) && !isTaskLoop(left) ? NESTED : LEFT;
    }

    /** {@return whether a stack is that of a thread that runs one task after another} */
    public static boolean isOfTask(Throwable stack) {
        return stack != null && runsTasks(FrameClassifier.calls(stack.getStackTrace()));
    }

    /** {@return whether the method that led to the earlier stack may have returned} */
    public boolean mayHaveLeft() {
        return this == LEFT || this == REPEATED_OR_LEFT;
    }

    /** {@return the name in the log} */
    public String label() {
        return switch (this) {
            case NESTED -> "nested";
            case UNKNOWN -> "unknown";
            case REPEATED -> "repeated";
            case REPEATED_OR_LEFT, LEFT -> "left";
        };
    }

    private static boolean isWhole(StackTraceElement[] stack) {
        return stack != null && stack.length > 0 && stack.length < MAX_DEPTH;
    }

    private static int common(List<StackTraceElement> before, List<StackTraceElement> after) {
        int common = 0;
        while (common < Math.min(before.size(), after.size())
                && fromBottom(before, common).equals(fromBottom(after, common))) {
            common++;
        }
        return common;
    }

    private static StackTraceElement fromBottom(List<StackTraceElement> frames, int place) {
        int index = frames.size() - 1 - place;
        return index < 0 ? null : frames.get(index);
    }

    private static boolean isSameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getClassName().equals(other.getClassName())
                && one.getMethodName().equals(other.getMethodName());
    }

    private static boolean runsTasks(List<StackTraceElement> frames) {
        return frames.stream().anyMatch(StackRelation::isTaskLoop);
    }

    private static boolean isTaskLoop(StackTraceElement frame) {
        return TASK_LOOPS.stream().anyMatch(frame.getClassName()::startsWith);
    }
}
