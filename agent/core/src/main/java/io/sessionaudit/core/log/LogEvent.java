package io.sessionaudit.core.log;

import java.io.IOException;

/** Something that waits in the queue to be entered into the log by the writer thread. */
public interface LogEvent {
    /**
     * Enters itself.
     *
     * @throws IOException when the log cannot be written
     */
    void enterInto(Ledger ledger) throws IOException;
}
