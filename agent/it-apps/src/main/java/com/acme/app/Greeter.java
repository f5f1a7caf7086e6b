package com.acme.app;

/** An application without JDBC that prints output and ends with its own exit code. */
public final class Greeter {
    /** Its exit code. */
    public static final int EXIT_CODE = 7;

    private Greeter() {}

    public static void main(String[] arguments) {
        System.out.println("good morning");
        System.err.println("it looks like rain");
        System.exit(EXIT_CODE);
    }
}
