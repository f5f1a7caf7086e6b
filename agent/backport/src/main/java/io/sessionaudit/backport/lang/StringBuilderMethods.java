package io.sessionaudit.backport.lang;

/** Methods of {@code StringBuilder} that are newer than Java 8. */
public final class StringBuilderMethods {
    private StringBuilderMethods() {}

    /** {@return whether there is no character} */
    public static boolean isEmpty(StringBuilder text) {
        return text.length() == 0;
    }
}
