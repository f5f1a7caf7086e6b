package io.sessionaudit.core.stack;

import java.util.List;

/**
 * A place in the application's code.
 *
 * @param id eight hexadecimal digits, the same in every run of the same code
 * @param frames the stack, the application's frame first
 */
public record Site(String id, List<String> frames) {
    /** {@return the frame somebody has to look at} */
    public String place() {
        return frames.isEmpty() ? "unknown" : frames.get(0);
    }
}
