package com.acme.loans;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A point at which the program waits for the test to continue. */
final class Gate {
    private static final BufferedReader ORDERS =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private Gate() {}

    /** Prints the gate's name and waits until it is read from the standard input. */
    static synchronized void await(String name) {
        System.out.println("gate " + name);
        try {
            String order = ORDERS.readLine();
            if (!name.equals(order)) {
                throw new IllegalStateException("at gate " + name + " but told " + order);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("done " + name);
    }
}
