package io.sessionaudit.backport.lang;

/** Methods of {@code CharSequence} that are newer than Java 8. */
public final class CharSequenceMethods {
    private CharSequenceMethods() {}

    /** {@return whether there is no character} */
    public static boolean isEmpty(CharSequence text) {
        return text.length() == 0;
    }
}
