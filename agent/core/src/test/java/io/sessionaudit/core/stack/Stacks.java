package io.sessionaudit.core.stack;

import java.util.List;

/** Stacks and places for tests. */
final class Stacks {
    private Stacks() {}

    /** {@return a stack of lines {@code Class.method(File:line)}; the last frame called the others} */
    static StackTraceElement[] parse(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Stacks::frame)
                .toArray(StackTraceElement[]::new);
    }

    private static StackTraceElement frame(String text) {
        int open = text.lastIndexOf('(');
        int method = text.lastIndexOf('.', open);
        String position = text.substring(open + 1, text.length() - 1);
        int colon = position.indexOf(':');
        boolean unknown = position.equals("Unknown Source");
        return new StackTraceElement(
                text.substring(0, method),
                text.substring(method + 1, open),
                unknown ? null : colon < 0 ? position : position.substring(0, colon),
                colon < 0 ? -1 : Integer.parseInt(position.substring(colon + 1)));
    }

    /** {@return a finder with the built-in tables} */
    static PlaceFinder finder() {
        return new PlaceFinder(FrameKindClassifier.builtIn());
    }

    /** {@return a finder for an application that is named by packages} */
    static PlaceFinder finder(String... application) {
        return new PlaceFinder(new FrameKindClassifier(List.of(application), List.of(), CodeSources.UNKNOWN));
    }

    /** {@return the place of a stack that only the built-in tables classify} */
    static StackPlace place(String lines) {
        return finder().find(parse(lines));
    }
}
