package io.sessionaudit.core.log;

/**
 * Sessions have ended that were opened before the agent came, or were taken back because a hook has failed.
 *
 * @param count how many
 */
public record UnknownSessions(long count) implements LogEvent {
    @Override
    public void enterInto(Ledger ledger) {
        ledger.unknown(count);
    }
}
