package io.sessionaudit.core.log;

/** A session has ended that was opened before the agent came, or one was taken back because a hook has failed. */
public record UnknownSession() implements LogEvent {
    @Override
    public void enterInto(Ledger ledger) {
        ledger.unknown();
    }
}
