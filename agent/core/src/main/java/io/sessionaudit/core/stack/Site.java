package io.sessionaudit.core.stack;

import java.util.List;

/**
 * A stack that opened sessions.
 *
 * @param id eight hexadecimal digits, the same in every run of the same code
 * @param frames the stack, the application's frame first
 */
public record Site(String id, List<String> frames) {
    /** {@return the first frame, which is the application's} */
    public String place() {
        return frames.isEmpty() ? "unknown" : frames.get(0);
    }
}
