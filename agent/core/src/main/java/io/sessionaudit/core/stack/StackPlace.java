package io.sessionaudit.core.stack;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The frame of a stack that the responsible developer would inspect.
 *
 * @param index its index in the stack; -1 if the stack is empty
 * @param frame the frame, attributed to the method in which its code is written; null if the stack is empty
 * @param kind the kind of the frame: if it is neither {@link FrameKind#APPLICATION} nor {@link FrameKind#OTHER}, no
 *     code of the application is on the stack
 * @param through the common names of the libraries between this frame and the pool, the outermost last
 * @param library the common name of the library whose frame it is; null if it is of another kind
 * @param calledAt if the frame has no line, the next frame of the application that has one, or null
 */
record StackPlace(
        int index,
        StackTraceElement frame,
        FrameKind kind,
        List<String> through,
        String library,
        StackTraceElement calledAt) {
    StackPlace(int index, StackTraceElement frame, FrameKind kind, List<String> through, String library) {
        this(index, frame, kind, through, library, null);
    }

    StackPlace calledAt(StackTraceElement caller) {
        return new StackPlace(index, frame, kind, through, library, caller);
    }

    /** {@return the frame for messages and records} */
    String text() {
        return frame == null ? "unknown" : FrameText.of(frame);
    }

    /** {@return the place for messages and records, with shared strings} */
    Place toPlace(UnaryOperator<String> shared) {
        return new Place(
                shared.apply(text()),
                kind,
                through,
                calledAt == null ? null : shared.apply(FrameText.of(calledAt)),
                library);
    }
}
