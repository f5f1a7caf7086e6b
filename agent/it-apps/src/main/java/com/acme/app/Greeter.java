package com.acme.app;

/** An application without JDBC that says what it has to say and ends with a code of its own. */
public final class Greeter {
    /** How it ends. */
    public static final int EXIT_CODE = 7;

    private Greeter() {}

    public static void main(String[] arguments) {
        System.out.println("good morning");
        System.err.println("it looks like rain");
        System.exit(EXIT_CODE);
    }
}
