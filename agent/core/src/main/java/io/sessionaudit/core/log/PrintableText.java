package io.sessionaudit.core.log;

/**
 * The one filter for text that is printed on a terminal: names of threads, sources, files and main classes are chosen
 * by others, and must neither move the cursor nor begin a line nor reverse the text.
 */
public final class PrintableText {
    private PrintableText() {}

    /** {@return the text with a space in place of each unsafe character; null for null} */
    public static String of(String text) {
        if (text == null || !containsUnsafe(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int each = text.codePointAt(i);
            printable.appendCodePoint(isUnsafe(each) ? ' ' : each);
            i += Character.charCount(each);
        }
        return printable.toString();
    }

    /** {@return JSON with an escape in place of each unsafe character in its strings; line ends are kept} */
    public static String ofJson(String json) {
        if (!containsUnsafe(json)) {
            return json;
        }
        StringBuilder printable = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); ) {
            int each = json.codePointAt(i);
            i += Character.charCount(each);
            if (each == '\n' || !isUnsafe(each)) {
                printable.appendCodePoint(each);
            } else if (each < ' ') {
                printable.append(' '); // not possible in a string of JSON
            } else {
                appendEscaped(each, printable);
            }
        }
        return printable.toString();
    }

    private static void appendEscaped(int character, StringBuilder printable) {
        for (char half : Character.toChars(character)) {
            printable.append(String.format("\\u%04x", (int) half));
        }
    }

    /** {@return whether the text contains an unsafe character} */
    static boolean containsUnsafe(String text) {
        for (int i = 0; i < text.length(); ) {
            int each = text.codePointAt(i);
            if (isUnsafe(each)) {
                return true;
            }
            i += Character.charCount(each);
        }
        return false;
    }

    /** A control character, an end of a line, a mark of writing direction, or half a character. */
    private static boolean isUnsafe(int character) {
        if (character < 0x2000) {
            return Character.isISOControl(character) || character == 0x061C;
        }
        return character >= 0x200E && character <= 0x200F
                || character >= 0x2028 && character <= 0x202E
                || character >= 0x2066 && character <= 0x206F
                || character >= 0xD800 && character <= 0xDFFF
                || character >= 0xFFF9 && character <= 0xFFFB
                || character >= 0xE0000 && character <= 0xE007F;
    }
}
