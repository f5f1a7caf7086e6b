package io.sessionaudit.core.finding;

/**
 * What is said to people, in four parts: what was found, the rule, what was done, how to change it. Each is a sentence
 * without its full stop.
 */
public record Message(String found, String rule, String done, String remedy) {
    /** {@return the four sentences in a row} */
    public String text() {
        return found + ". " + rule + ". " + done + ". " + remedy + ".";
    }
}
