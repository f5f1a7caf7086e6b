package com.acme.old;

/** Does nothing. */
public final class EmptyProgram {
    private EmptyProgram() {}

    /** Returns. */
    public static void main(String[] arguments) {}
}
