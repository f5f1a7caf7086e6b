package io.sessionaudit.tools.check;

import java.io.PrintWriter;

import io.sessionaudit.core.Version;
import io.sessionaudit.core.log.FindingKind;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints findings as SARIF 2.1.0. Each kind is a rule. Locations are relative to the source root. The fingerprint
 * replaces the one that GitHub would compute from the text of the line.
 */
final class SarifLog {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifLog() {}

    static void print(CheckResult result, PrintWriter out) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Session Audit").put("version", Version.current());
        ArrayNode rules = driver.putArray("rules");
        for (FindingKind kind : FindingKind.values()) {
            addRule(rules.addObject(), kind);
        }
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        result.findings().forEach(finding -> addResult(results.addObject(), finding));
        out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }

    private static void addRule(ObjectNode rule, FindingKind kind) {
        RuleText text = RuleText.of(kind);
        rule.put("id", kind.label());
        rule.putObject("shortDescription").put("text", kind.title());
        rule.putObject("fullDescription").put("text", text.description());
        rule.putObject("help")
                .put("text", text.description() + " " + text.fix())
                .put("markdown", text.description() + "\n\n**Fix:** " + text.fix());
        ObjectNode properties = rule.putObject("properties");
        properties.put("precision", "very-high");
        properties.putArray("tags").add("jdbc").add("connection").add("reliability");
    }

    private static void addResult(ObjectNode node, CheckedFinding finding) {
        FoundGroup group = finding.group();
        FindingKind kind = FindingKind.ofLabel(group.kind());
        node.put("ruleId", group.kind());
        if (kind != null) {
            node.put("ruleIndex", kind.ordinal());
        }
        node.put("level", finding.level("note", "warning", "error"));
        node.putObject("message").put("text", group.text());
        addLocation(node.putArray("locations").addObject(), finding);
        node.put("occurrenceCount", Math.min(group.count(), Integer.MAX_VALUE));
        node.putObject("partialFingerprints").put("primaryLocationLineHash", finding.fingerprint());
        node.put("baselineState", finding.accepted() ? "unchanged" : "new");
        if (finding.accepted()) {
            node.putArray("suppressions").addObject().put("kind", "external").put("status", "accepted");
        }
    }

    private static void addLocation(ObjectNode location, CheckedFinding finding) {
        SourcePlace place = finding.group().place();
        if (finding.file() != null) {
            ObjectNode physical = location.putObject("physicalLocation");
            physical.putObject("artifactLocation").put("uri", finding.file().uri());
            if (place.line() > 0) {
                physical.putObject("region").put("startLine", place.line());
            }
        }
        location.putArray("logicalLocations")
                .addObject()
                .put("fullyQualifiedName", place.method())
                .put("kind", "function");
    }
}
