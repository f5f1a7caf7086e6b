package io.sessionaudit.it.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import io.sessionaudit.core.log.reader.LogRecord;

/**
 * An expected finding: {@code [N x] KIND SEVERITY at LINE [with LINE] [FIELD=VALUE ...]}, where LINE is a name that a
 * comment {@code line: NAME} defines.
 *
 * @param place the responsible line, as in stacks
 * @param other another line that the evidence must contain, or null
 * @param fields required fields of the evidence
 */
record Expectation(int count, String kind, String severity, String place, String other, Map<String, String> fields) {
    private static final String TIMES = "x";

    static Expectation parse(String text, String file, ToIntFunction<String> lines) {
        List<String> words = new ArrayList<>(List.of(text.split("\\s+")));
        int count = 1;
        if (words.get(1).equals(TIMES)) {
            count = Integer.parseInt(words.remove(0));
            words.remove(0);
        }
        String kind = words.remove(0);
        String severity = words.remove(0);
        String place = null;
        String other = null;
        Map<String, String> fields = new LinkedHashMap<>();
        while (!words.isEmpty()) {
            String word = words.remove(0);
            switch (word) {
                case "at" -> place = place(file, lines, words.remove(0));
                case "with" -> other = place(file, lines, words.remove(0));
                default -> {
                    String[] parts = word.split("=", 2);
                    if (parts.length < 2) {
                        throw new IllegalArgumentException(
                                file + ": \"" + word + "\" in \"" + text + "\" means nothing");
                    }
                    fields.put(parts[0], parts[1]);
                }
            }
        }
        if (place == null) {
            throw new IllegalArgumentException(file + ": \"" + text + "\" does not say where");
        }
        return new Expectation(count, kind, severity, place, other, fields);
    }

    private static String place(String file, ToIntFunction<String> lines, String name) {
        return "(" + file + ":" + lines.applyAsInt(name) + ")";
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
        if (other != null && !sites.evidenceNames(finding, other)) {
            wrong.add("the evidence does not name " + other);
        }
        return wrong;
    }

    private static String valueOf(LogRecord finding, String name) {
        String text = finding.text(name);
        return text != null ? text : finding.flag(name) ? "true" : Long.toString(finding.number(name, 0));
    }
}
