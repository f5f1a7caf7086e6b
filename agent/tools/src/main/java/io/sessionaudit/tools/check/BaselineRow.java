package io.sessionaudit.tools.check;

import java.util.Comparator;

/**
 * An accepted finding.
 *
 * @param lines the number of lines of that method that have such findings
 */
record BaselineRow(Key key, int lines) {
    /**
     * What identifies a finding when lines have moved.
     *
     * @param place the method, without file and line
     */
    record Key(String kind, String place) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::place).thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return kind + " at " + place;
        }
    }
}
