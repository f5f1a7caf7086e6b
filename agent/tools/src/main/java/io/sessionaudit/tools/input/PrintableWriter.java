package io.sessionaudit.tools.input;

import java.io.PrintWriter;

import io.sessionaudit.core.log.PrintableText;

/**
 * Passes all text through {@link PrintableText} on its way to a terminal; only {@code println} ends a line. For
 * standard error, where every command prints names that others have chosen.
 */
public final class PrintableWriter extends PrintWriter {
    private final PrintWriter terminal;

    /** Creates a writer on the terminal, without a buffer of its own. */
    public PrintableWriter(PrintWriter terminal) {
        super(terminal);
        this.terminal = terminal;
    }

    /** {@return the terminal itself, for the control characters of the agent's own commands} */
    public PrintWriter terminal() {
        return terminal;
    }

    @Override
    public void write(int character) {
        write(String.valueOf((char) character));
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        write(new String(characters, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) {
        write(text.substring(offset, offset + length));
    }

    @Override
    public void write(String text) {
        String printable = PrintableText.of(text);
        super.write(printable, 0, printable.length());
    }
}
