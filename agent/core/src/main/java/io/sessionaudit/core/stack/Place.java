package io.sessionaudit.core.stack;

import java.util.List;

/**
 * The frame of a stack that the responsible developer would inspect, as messages and records show it.
 *
 * @param text class, method and position; {@code unknown} for an empty stack
 * @param kind the kind of the frame
 * @param through the common names of the libraries between this frame and the pool, the outermost last
 * @param calledAt if the frame has no line, the next frame of the application that has one, or null
 * @param library the common name of the library whose frame it is; null if it is of another kind
 */
public record Place(String text, FrameKind kind, List<String> through, String calledAt, String library) {
    private static final String GENERATED = "(<generated>)";

    /** {@return whether it is code of the application, or other code that is not a known library's} */
    public boolean isOfApplication() {
        return kind == FrameKind.APPLICATION || kind == FrameKind.OTHER;
    }

    /** {@return the place for sentences: with its caller if it has no line, and with the library if it is one's} */
    public String words() {
        String frame = text.endsWith(GENERATED) ? text.substring(0, text.length() - GENERATED.length()) : text;
        if (calledAt != null) {
            return frame + " (called at " + calledAt + ")";
        }
        return library == null ? frame : frame + " (by " + library + " itself)";
    }
}
