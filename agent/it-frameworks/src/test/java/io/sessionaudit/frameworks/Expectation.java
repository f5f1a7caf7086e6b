package io.sessionaudit.frameworks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.sessionaudit.core.log.reader.LogRecord;

/**
 * An expected finding: {@code [N x] KIND SEVERITY at LINE [with LINE] [FIELD=VALUE ...]}, where LINE is a name that a
 * comment {@code line: NAME} defines.
 *
 * @param line the line of the place, such as {@code Orders.java:41}
 * @param other the line of the other session's place, or null
 * @param fields required fields of the finding
 */
record Expectation(int count, String kind, String severity, String line, String other, Map<String, String> fields) {
    static Expectation parse(String text, UnaryOperator<String> lines) {
        List<String> words = new ArrayList<>(List.of(text.split("\\s+")));
        int count = 1;
        if (words.get(1).equals("x")) {
            count = Integer.parseInt(words.remove(0));
            words.remove(0);
        }
        String kind = words.remove(0);
        String severity = words.remove(0);
        String line = null;
        String other = null;
        Map<String, String> fields = new LinkedHashMap<>();
        while (!words.isEmpty()) {
            String word = words.remove(0);
            switch (word) {
                case "at" -> line = lines.apply(words.remove(0));
                case "with" -> other = lines.apply(words.remove(0));
                default -> {
                    String[] parts = word.split("=", 2);
                    if (parts.length < 2) {
                        throw new IllegalArgumentException("\"" + word + "\" in \"" + text + "\" is unknown");
                    }
                    fields.put(parts[0], parts[1]);
                }
            }
        }
        if (line == null) {
            throw new IllegalArgumentException("\"" + text + "\" has no \"at LINE\"");
        }
        return new Expectation(count, kind, severity, line, other, fields);
    }

    /** Describes what is wrong with a finding of this kind at this place; usually empty. */
    List<String> differences(LogRecord finding, Sites sites) {
        List<String> wrong = new ArrayList<>();
        if (!severity.equals(finding.text("severity"))) {
            wrong.add("severity is " + finding.text("severity") + ", not " + severity);
        }
        fields.forEach((name, value) -> {
            String found = finding.has(name) ? valueOf(finding, name) : "missing";
            if (!value.equals(found)) {
                wrong.add(name + " is " + found + ", not " + value);
            }
        });
        if (other != null && !other.equals(sites.line(finding.text("other_site")))) {
            wrong.add("the other place is " + sites.line(finding.text("other_site")) + ", not " + other);
        }
        return wrong;
    }

    private static String valueOf(LogRecord finding, String name) {
        String text = finding.text(name);
        return text != null ? text : finding.flag(name) ? "true" : Long.toString(finding.number(name, 0));
    }
}
