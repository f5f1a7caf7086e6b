package io.sessionaudit.tools.check;

import java.io.PrintWriter;

import io.sessionaudit.tools.sessions.SessionPrinter;

/** Prints findings as workflow commands of GitHub Actions, which shows them at their lines. */
final class GithubAnnotations {
    private GithubAnnotations() {}

    static void print(CheckResult result, PrintWriter out) {
        for (CheckedFinding finding : result.failing()) {
            StringBuilder command = new StringBuilder("::" + finding.level("notice", "warning", "error") + " ");
            if (finding.file() != null) {
                command.append("file=").append(property(finding.file().path())).append(',');
                if (finding.group().place().line() > 0) {
                    command.append("line=")
                            .append(finding.group().place().line())
                            .append(',');
                }
            }
            command.append("title=").append(property(finding.title()));
            String place =
                    finding.file() == null ? " (" + finding.group().place().text() + ")" : "";
            out.println(command + "::" + message(finding.group().text() + place));
        }
        result.gone().forEach(key -> out.println("::notice title=baseline::" + message(result.describe(key))));
    }

    /** Escapes a message as GitHub's toolkit does. */
    static String message(String text) {
        return controlsRemoved(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
    }

    /** Escapes the value of a property as GitHub's toolkit does. */
    static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String controlsRemoved(String text) {
        return SessionPrinter.harmless(text);
    }
}
