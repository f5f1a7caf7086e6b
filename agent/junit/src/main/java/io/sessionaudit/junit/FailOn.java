package io.sessionaudit.junit;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which findings fail a test: kinds, and severities, each including the worse ones.
 *
 * @param labels kinds and severities
 */
record FailOn(Set<String> labels) {
    /** The name of the configuration parameter. */
    static final String PARAMETER = "session-audit.fail-on";

    /** Leaks and proven faults. */
    static final String DEFAULT = "abandoned,orphaned,unclosed-at-pool-close,error";

    private static final List<String> SEVERITIES = List.of("info", "warning", "error");

    /** The kinds that docs/findings.md describes. */
    static final List<String> KINDS = List.of(
            "second-session",
            "foreign-thread",
            "concurrent-use",
            "held",
            "idle-in-transaction",
            "abandoned",
            "orphaned",
            "unclosed-at-exit",
            "unclosed-at-pool-close",
            "uncommitted-close",
            "state-left-changed",
            "use-after-close",
            "double-close",
            "starved",
            "self-deadlock");

    /**
     * {@return what a string selects}
     *
     * @throws IllegalArgumentException if it contains anything else
     */
    static FailOn parse(String text) {
        Set<String> labels = Set.copyOf(Stream.of(text.split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .toList());
        for (String label : labels) {
            if (!SEVERITIES.contains(label) && !KINDS.contains(label)) {
                throw new IllegalArgumentException(PARAMETER + " has the value \"" + label + "\"; give it some of "
                        + String.join(", ", SEVERITIES) + ", " + String.join(", ", KINDS));
            }
        }
        return new FailOn(labels);
    }

    /** {@return whether a finding fails its test} */
    boolean matches(String kind, String severity) {
        int found = SEVERITIES.indexOf(severity);
        return labels.contains(kind)
                || SEVERITIES.stream().anyMatch(least -> labels.contains(least) && found >= SEVERITIES.indexOf(least));
    }

    /** {@return whether a finding may fail its test once its evidence is read} The evidence may raise the severity. */
    boolean mayMatch(String kind, String severity) {
        return matches(kind, severity) || kind.equals("self-deadlock");
    }
}
