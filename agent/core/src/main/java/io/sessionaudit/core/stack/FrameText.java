package io.sessionaudit.core.stack;

/** Renders frames as {@code Class.method(File:line)}, without loader and module, which differ between runs. */
final class FrameText {
    /** Longer names, which only generated code has, are shortened in the middle. */
    static final int MAX_NAME = 1_000;

    private FrameText() {}

    static String of(StackTraceElement frame) {
        String position;
        if (frame.isNativeMethod()) {
            position = "Native Method";
        } else if (frame.getFileName() == null) {
            position = "Unknown Source";
        } else if (frame.getLineNumber() < 0) {
            position = shortened(frame.getFileName());
        } else {
            position = shortened(frame.getFileName()) + ":" + frame.getLineNumber();
        }
        return shortened(frame.getClassName()) + "." + shortened(frame.getMethodName()) + "(" + position + ")";
    }

    private static String shortened(String name) {
        if (name.length() <= MAX_NAME) {
            return name;
        }
        int part = (MAX_NAME - 3) / 2;
        return name.substring(0, part) + "..." + name.substring(name.length() - part);
    }
}
