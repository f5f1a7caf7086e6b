package io.sessionaudit.core.finding;

import io.sessionaudit.core.log.Severity;

/**
 * The message of a finding, in four parts: what was found, the rule, what was done, how to change it. Each part is a
 * sentence without its full stop.
 *
 * @param severity overrides the severity of the finding, unless null
 */
public record Message(String found, String rule, String done, String remedy, Severity severity) {
    /** A message that keeps the severity of its finding. */
    public Message(String found, String rule, String done, String remedy) {
        this(found, rule, done, remedy, null);
    }

    /** {@return this message with another severity, because of evidence that is read only when it is rendered} */
    public Message as(Severity other) {
        return new Message(found, rule, done, remedy, other);
    }

    /** {@return the four sentences} */
    public String text() {
        return found + ". " + rule + ". " + done + ". " + remedy + ".";
    }
}
