package io.sessionaudit.tools.sessions;

import io.sessionaudit.core.log.PrintableText;

/** A cell of CSV (RFC 4180). Strings of a log, such as a thread's name, may contain a formula. */
final class CsvCell {
    /** Also the wide forms, which some spreadsheets accept. */
    private static final String BEGINS_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private CsvCell() {}

    /**
     * {@return the cell} A string that a spreadsheet would execute begins with an apostrophe, which marks text there.
     *
     * @param raw whether strings are kept as they are
     */
    static String of(Object value, boolean raw) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (!raw && value instanceof String) {
            text = PrintableText.of(text);
            text = isFormula(text) ? "'" + text : text;
        }
        return text.chars().anyMatch(each -> each == '"' || each == ',' || each == '\n' || each == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private static boolean isFormula(String text) {
        String stripped = text.strip();
        return !stripped.isEmpty() && BEGINS_FORMULA.indexOf(stripped.charAt(0)) >= 0;
    }
}
