package io.sessionaudit.tools.check;

import java.util.List;

import io.sessionaudit.core.log.Severity;

/**
 * Which findings count. Immutable.
 *
 * @param failOn severities, each of which includes the worse ones, and kinds
 * @param ignored methods, classes and packages whose findings do not count
 */
public record FindingFilter(List<String> failOn, List<String> ignored) {
    /** {@return whether findings count} */
    boolean counts(FoundGroup group) {
        return failOn.stream().anyMatch(label -> matches(label, group))
                && ignored.stream().noneMatch(group.place()::isIn);
    }

    private static boolean matches(String label, FoundGroup group) {
        for (Severity least : Severity.values()) {
            if (least.label().equals(label)) {
                return group.severity().compareTo(least) >= 0;
            }
        }
        return group.kind().equals(label);
    }
}
