package io.sessionaudit.frameworks;

import java.util.List;

import io.sessionaudit.core.log.reader.LogRecord;

/**
 * The place of a site, and the libraries between it and the pool.
 *
 * @param kind the kind of the place: {@code application}, or another one if the application is not on the stack
 * @param line file and line, such as {@code Orders.java:41}; {@code METHOD<LINE} for a method that a generated proxy
 *     intercepts, with the line that calls it; without code of the application, class and method
 */
record Place(String kind, String line, List<String> through) {
    static final String APPLICATION = "application";

    /** Neither the application's nor a known library's. */
    static final String OTHER = "other";

    /** The position of a method of a proxy; some generators give it no file. */
    private static final List<String> GENERATED = List.of("(<generated>)", "(Unknown Source)");

    private static final String PROGRAMS = "com.acme.";

    /** The place that the agent has named. */
    static Place of(LogRecord site) {
        String kind = String.valueOf(site.text("place_kind"));
        String place = String.valueOf(site.text("place"));
        int line = place.indexOf('(');
        String method = place.substring(0, Math.max(line, 0));
        if (!kind.equals(APPLICATION) && !kind.equals(OTHER)) {
            return new Place(kind, simple(method), site.texts("through"));
        }
        String where = isGenerated(place)
                ? simple(method) + "<" + caller(site.texts("frames"))
                : place.substring(line + 1, place.length() - 1);
        return new Place(kind, where, site.texts("through"));
    }

    private static boolean isGenerated(String frame) {
        return GENERATED.stream().anyMatch(frame::endsWith);
    }

    private static String simple(String method) {
        return method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1);
    }

    /** The line that calls the outermost proxy of the first chain of proxies. */
    private static String caller(List<String> frames) {
        boolean isBelow = false;
        for (String frame : frames) {
            boolean isProgram = frame.startsWith(PROGRAMS);
            if (isBelow && isProgram && !isGenerated(frame)) {
                return frame.substring(frame.indexOf('(') + 1, frame.length() - 1);
            }
            isBelow |= isProgram;
        }
        return "unknown";
    }

    @Override
    public String toString() {
        return (kind.equals(APPLICATION) ? "" : kind + " ")
                + line
                + (through.isEmpty() ? "" : " through " + String.join(", ", through));
    }
}
