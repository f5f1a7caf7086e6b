package io.sessionaudit.tools.check;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BiConsumer;

import io.sessionaudit.tools.sessions.SessionPrinter;

/** The formats of a result. */
public enum ResultFormat {
    /** For developers. */
    TEXT(ResultFormat::printText),
    /** Annotations of GitHub Actions. */
    GITHUB(GithubAnnotations::print),
    /** SARIF 2.1.0, for code scanning. */
    SARIF(SarifLog::print),
    /** JUnit XML, for the test reports of build servers. */
    JUNIT(JunitXml::print),
    /** JSON, for other programs. */
    JSON(JsonResult::print);

    private final BiConsumer<CheckResult, PrintWriter> printer;

    ResultFormat(BiConsumer<CheckResult, PrintWriter> printer) {
        this.printer = printer;
    }

    void print(CheckResult result, PrintWriter out, PrintWriter err) {
        printer.accept(result, out);
        PrintWriter messages = this == TEXT ? out : err;
        if (this != GITHUB) {
            result.gone().forEach(key -> messages.println(SessionPrinter.harmless(result.describe(key))));
        }
        messages.println(result.summary());
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
