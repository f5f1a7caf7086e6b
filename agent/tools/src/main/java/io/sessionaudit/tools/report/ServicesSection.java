package io.sessionaudit.tools.report;

import java.util.List;
import java.util.Locale;

import picocli.CommandLine.Help.Ansi.Style;

/** The JVMs by program and Java version, for reports of many. */
final class ServicesSection {
    private static final int MAX_ROWS = 50;
    private static final int NAME_WIDTH = 36;
    private static final String ROW = "%-36s%-22s%10s%10s%14s";

    private final Layout layout;

    ServicesSection(Layout layout) {
        this.layout = layout;
    }

    void print(Report report) {
        List<ServiceUse> services = report.services();
        layout.heading("JVMS", ReportText.count(report.verdict().jvms()) + ", by program and Java version", Style.bold);
        layout.line(row("  program", "Java", "JVMs", "hosts", "sessions"), Style.bold);
        services.stream().limit(MAX_ROWS).forEach(this::print);
        if (services.size() > MAX_ROWS) {
            layout.line("  ... and " + (services.size() - MAX_ROWS) + " more rows; --format json shows them all");
        }
        layout.blank();
    }

    private void print(ServiceUse service) {
        String name = "  " + (service.main() == null ? "unknown" : service.main());
        if (name.length() >= NAME_WIDTH) {
            layout.line(name);
            name = "";
        }
        layout.line(row(
                name,
                service.java() == null ? "unknown" : service.java(),
                ReportText.count(service.jvms()),
                service.hosts() == 0 ? "-" : ReportText.count(service.hosts()),
                ReportText.count(service.sessions())));
    }

    private static String row(String program, String java, String jvms, String hosts, String sessions) {
        return String.format(Locale.ROOT, ROW, program, java, jvms, hosts, sessions);
    }
}
