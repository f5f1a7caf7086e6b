package com.acme.legacy;

/** Named like a test, and none: it must not become one. */
public class HelperOfTest {
    public static int answer() {
        return 42;
    }
}
