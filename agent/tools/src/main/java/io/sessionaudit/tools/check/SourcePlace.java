package io.sessionaudit.tools.check;

import java.util.Comparator;

/**
 * A place in the code, as the log names it: {@code com.acme.Orders.find(Orders.java:41)}.
 *
 * @param text the place with file and line
 * @param method the place without them: {@code com.acme.Orders.find}
 * @param fileName the name of the source file, or null if it is not known
 * @param line the line, or 0 if it is not known
 */
record SourcePlace(String text, String method, String fileName, int line) implements Comparable<SourcePlace> {
    private static final Comparator<SourcePlace> ORDER = Comparator.comparing(SourcePlace::method)
            .thenComparing(SourcePlace::line)
            .thenComparing(SourcePlace::text);

    /** {@return the place that a frame of the log names} */
    static SourcePlace of(String frame) {
        int open = frame.lastIndexOf('(');
        if (open < 0 || !frame.endsWith(")")) {
            return new SourcePlace(frame, frame, null, 0);
        }
        String position = frame.substring(open + 1, frame.length() - 1);
        String method = frame.substring(0, open);
        int colon = position.lastIndexOf(':');
        if (colon >= 0) {
            return new SourcePlace(frame, method, position.substring(0, colon), number(position.substring(colon + 1)));
        }
        return new SourcePlace(frame, method, position.indexOf('.') < 0 ? null : position, 0);
    }

    /** {@return the place of findings without a stack} */
    static SourcePlace unknown(String source) {
        String text = "unknown place of source " + source;
        return new SourcePlace(text, text, null, 0);
    }

    /** {@return the name of the class; the whole text if the place is unknown} */
    String className() {
        int dot = method.lastIndexOf('.');
        return dot < 0 ? method : method.substring(0, dot);
    }

    /** {@return the name of the method alone, with file and line} */
    String withoutClass() {
        return text.startsWith(className() + ".") ? text.substring(className().length() + 1) : text;
    }

    /** {@return the directory of the package, such as {@code com/acme}; empty for the default package} */
    String packageDirectory() {
        int dot = className().lastIndexOf('.');
        return dot < 0 ? "" : className().substring(0, dot).replace('.', '/');
    }

    /** {@return whether it is the named method, or in the named class or package} */
    boolean isIn(String name) {
        return method.equals(name)
                || method.startsWith(name)
                        && (method.charAt(name.length()) == '.' || method.charAt(name.length()) == '$');
    }

    @Override
    public int compareTo(SourcePlace other) {
        return ORDER.compare(this, other);
    }

    private static int number(String digits) {
        try {
            return Math.max(0, Integer.parseInt(digits));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
