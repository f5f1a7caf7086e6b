package io.sessionaudit.tools.check;

import java.util.Locale;

import io.sessionaudit.tools.check.SourceFiles.SourceFile;

/**
 * Findings of one kind at one line of code, compared with the baseline.
 *
 * @param file the source file, or null if it was not found
 * @param fingerprint identifies it when lines have moved
 * @param accepted whether the baseline contains it
 */
record CheckedFinding(FoundGroup group, SourceFile file, String fingerprint, boolean accepted) {
    /** {@return the severity in the words of a format} */
    String level(String info, String warning, String error) {
        return switch (group.severity()) {
            case INFO -> info;
            case WARNING -> warning;
            case ERROR -> error;
        };
    }

    /** {@return what was found and where, in one line} */
    String title() {
        return String.format(Locale.ROOT, "%d x %s", group.count(), group.kind());
    }
}
