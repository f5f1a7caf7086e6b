package com.acme.sources;

import java.sql.SQLException;

/** The observations of a program, in words that do not depend on addresses, counters and ports. */
final class Transcript {
    /** A call on an object. */
    @FunctionalInterface
    interface Question {
        Object ask() throws Throwable;
    }

    private final String section;

    Transcript(String section) {
        this.section = section;
    }

    /** A transcript that prints nothing. */
    static Transcript silent() {
        return new Transcript(null);
    }

    void say(String what, Object answer) {
        if (section != null) {
            System.out.println(section + " | " + what + " = " + answer);
        }
    }

    /** Prints a result, or the failure: its class, SQLState and message. */
    void ask(String what, Question question) {
        try {
            Object answer = question.ask();
            say(what, answer instanceof Number ? answer : text(answer));
        } catch (Throwable e) {
            say(what, failure(e));
        }
    }

    private static String failure(Throwable thrown) {
        String state = thrown instanceof SQLException failure
                ? " state=" + failure.getSQLState() + " code=" + failure.getErrorCode()
                : "";
        Throwable cause = thrown.getCause();
        return "throws " + thrown.getClass().getName() + state + " " + text(thrown.getMessage())
                + (cause == null ? "" : " because " + cause.getClass().getName());
    }

    private static String text(Object answer) {
        return String.valueOf(answer)
                // In a woven method the JVM's message about a null pointer calls "this" a local variable.
                .replaceAll("because \"<local[0-9]+>\\.", "because \"this.")
                .replaceAll("@[0-9a-f]+", "@#")
                .replaceAll("\\$Proxy[0-9]+", "\\$Proxy")
                .replaceAll("[0-9a-z]{15,}\\|[0-9a-f]+", "#")
                .replaceAll("\\$\\$Lambda[^ ,]*", "\\$\\$Lambda")
                .replaceAll("[0-9]+", "#")
                .replaceAll("\\s+", " ");
    }
}
