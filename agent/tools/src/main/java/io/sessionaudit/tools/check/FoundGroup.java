package io.sessionaudit.tools.check;

import java.util.Comparator;

import io.sessionaudit.core.log.Severity;

/**
 * All findings of one kind at one line of code.
 *
 * @param severity the worst one
 * @param message the message of one of the worst; null if all were only counted
 * @param remedy the last part of that message, or null
 */
record FoundGroup(String kind, SourcePlace place, Severity severity, long count, String message, String remedy) {
    static final Comparator<FoundGroup> ORDER =
            Comparator.comparing(FoundGroup::place).thenComparing(FoundGroup::kind);

    /** {@return what identifies it when lines have moved} */
    BaselineRow.Key key() {
        return new BaselineRow.Key(kind, place.method());
    }

    /** {@return the message, or what is known without one} */
    String text() {
        return message == null ? count + " x " + kind + " at " + place.text() + "." : message;
    }
}
