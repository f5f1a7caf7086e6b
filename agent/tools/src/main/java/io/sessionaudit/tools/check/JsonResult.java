package io.sessionaudit.tools.check;

import java.io.PrintWriter;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.PrintableText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints a result as one JSON object. */
final class JsonResult {
    private JsonResult() {}

    static void print(CheckResult result, PrintWriter out) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("passed", result.passed()).put(LogFormat.SESSIONS, result.sessions());
        result.failOn().forEach(root.putArray("fail_on")::add);
        ArrayNode findings = root.putArray("findings");
        for (CheckedFinding finding : result.findings()) {
            FoundGroup group = finding.group();
            ObjectNode node = findings.addObject();
            node.put(LogFormat.KIND, group.kind())
                    .put(LogFormat.SEVERITY, group.severity().label())
                    .put(LogFormat.PLACE, group.place().text());
            if (finding.file() != null) {
                node.put("file", finding.file().path());
            }
            if (group.place().line() > 0) {
                node.put("line", group.place().line());
            }
            node.put(LogFormat.COUNT, group.count())
                    .put("accepted", finding.accepted())
                    .put("fingerprint", finding.fingerprint())
                    .put(LogFormat.MESSAGE, group.text());
            if (group.remedy() != null) {
                node.put(LogFormat.REMEDY, group.remedy());
            }
        }
        ArrayNode gone = root.putArray("gone");
        result.gone()
                .forEach(key -> gone.addObject().put(LogFormat.KIND, key.kind()).put(LogFormat.PLACE, key.place()));
        out.println(PrintableText.ofJson(
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root)));
    }
}
