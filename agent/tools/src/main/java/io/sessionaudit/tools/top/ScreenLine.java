package io.sessionaudit.tools.top;

import io.sessionaudit.core.log.PrintableText;

/**
 * One line of the view, without control characters.
 *
 * @param kind decides the style
 */
record ScreenLine(String text, LineKind kind) {
    /** What a line contains. */
    enum LineKind {
        TITLE,
        HEADING,
        TEXT,
        /** An exhausted pool, or a proven problem. */
        ALARM,
        SELECTED
    }

    ScreenLine {
        text = PrintableText.of(text);
    }

    static ScreenLine text(String text) {
        return new ScreenLine(text, LineKind.TEXT);
    }

    /** {@return this line, not wider than the terminal} */
    ScreenLine within(int width) {
        return text.length() <= width ? this : new ScreenLine(text.substring(0, width), kind);
    }
}
