package io.sessionaudit.core.log;

/** Something that waits in the queue to be entered into the log by the writer thread. */
public interface LogEvent {
    /** Enters itself. */
    void enterInto(Ledger ledger);
}
