package io.sessionaudit.core.stack;

import java.util.List;

/**
 * The frame of a stack that the responsible developer would inspect.
 *
 * @param index its index in the stack; -1 if the stack is empty
 * @param frame the frame, attributed to the method in which its code is written; null if the stack is empty
 * @param kind the kind of the frame: if it is neither {@link FrameKind#APPLICATION} nor {@link FrameKind#OTHER}, no
 *     code of the application is on the stack
 * @param through the common names of the libraries between this frame and the pool, the outermost last
 */
record StackPlace(int index, StackTraceElement frame, FrameKind kind, List<String> through) {
    /** {@return the frame for messages and records} */
    String text() {
        return frame == null ? "unknown" : FrameText.of(frame);
    }
}
