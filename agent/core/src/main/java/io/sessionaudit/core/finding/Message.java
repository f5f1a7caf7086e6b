package io.sessionaudit.core.finding;

import io.sessionaudit.core.log.Severity;

/**
 * What is said to people, in four parts: what was found, the rule, what was done, how to change it. Each is a sentence
 * without its full stop.
 *
 * @param severity how bad it is after all; null where the finding itself says it
 */
public record Message(String found, String rule, String done, String remedy, Severity severity) {
    /** A message of a finding that is as severe as it was when it was raised. */
    public Message(String found, String rule, String done, String remedy) {
        this(found, rule, done, remedy, null);
    }

    /** {@return the same message of another severity: evidence that was dear to read has shown it} */
    public Message as(Severity other) {
        return new Message(found, rule, done, remedy, other);
    }

    /** {@return the four sentences in a row} */
    public String text() {
        return found + ". " + rule + ". " + done + ". " + remedy + ".";
    }
}
