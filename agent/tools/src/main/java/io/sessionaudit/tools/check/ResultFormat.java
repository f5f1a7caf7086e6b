package io.sessionaudit.tools.check;

import java.io.PrintWriter;
import java.util.Locale;

import io.sessionaudit.tools.sessions.SessionPrinter;

/** The formats of a result. */
public enum ResultFormat {
    /** For developers. */
    TEXT,
    /** Annotations of GitHub Actions. */
    GITHUB,
    /** SARIF 2.1.0, for code scanning. */
    SARIF,
    /** JUnit XML, for the test reports of build servers. */
    JUNIT,
    /** JSON, for other programs. */
    JSON;

    void print(CheckResult result, PrintWriter out, PrintWriter err) {
        printResult(result, out);
        PrintWriter messages = this == TEXT ? out : err;
        if (this != GITHUB) {
            result.gone().forEach(key -> messages.println(SessionPrinter.harmless(result.describe(key))));
        }
        messages.println(result.summary());
    }

    /** Not a field of each constant: all commands would need the modules that some formats need. */
    private void printResult(CheckResult result, PrintWriter out) {
        switch (this) {
            case TEXT -> printText(result, out);
            case GITHUB -> GithubAnnotations.print(result, out);
            case SARIF -> SarifLog.print(result, out);
            case JUNIT -> JunitXml.print(result, out);
            case JSON -> JsonResult.print(result, out);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void printText(CheckResult result, PrintWriter out) {
        for (CheckedFinding finding : result.failing()) {
            FoundGroup group = finding.group();
            out.println(SessionPrinter.harmless(group.severity().label() + ": " + group.count() + " " + group.kind()
                    + " at " + group.place().text() + (group.remedy() == null ? "" : ": " + group.remedy())));
        }
    }
}
