package io.sessionaudit.frameworks;

import java.util.List;

import io.sessionaudit.core.log.reader.LogRecord;

/**
 * The place of a site, and the libraries between it and the pool.
 *
 * @param kind the kind of the place: {@code application}, or another one if the application is not on the stack
 * @param line file and line, such as {@code Orders.java:41}; for other kinds than {@code application} the method
 */
record Place(String kind, String line, List<String> through) {
    static final String APPLICATION = "application";

    /** The place that the agent has named. */
    static Place of(LogRecord site) {
        String kind = site.text("place_kind");
        String place = String.valueOf(site.text("place"));
        int line = place.indexOf('(');
        boolean isWithLine = (kind.equals(APPLICATION) || kind.equals("other")) && line >= 0;
        return new Place(
                // Code sources tell the application from a company's shared libraries; a directory without any is one.
                kind.equals("other") ? APPLICATION : kind,
                isWithLine ? place.substring(line + 1, place.length() - 1) : place.substring(0, Math.max(line, 0)),
                site.texts("through"));
    }

    @Override
    public String toString() {
        return (kind.equals(APPLICATION) ? "" : kind + " ")
                + line
                + (through.isEmpty() ? "" : " through " + String.join(", ", through));
    }
}
