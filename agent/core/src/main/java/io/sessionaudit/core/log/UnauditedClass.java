package io.sessionaudit.core.log;

/**
 * A class could not be woven, so what the application does through it is not audited.
 *
 * @param reason why, on one line
 */
public record UnauditedClass(String className, String reason) implements LogEvent {
    @Override
    public void enterInto(Ledger ledger) {
        ledger.unaudited(className, reason);
    }
}
