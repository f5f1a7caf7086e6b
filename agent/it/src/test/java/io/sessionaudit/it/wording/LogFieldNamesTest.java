package io.sessionaudit.it.wording;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.sessionaudit.core.log.LogFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link LogFormat} alone defines the names of the log's fields. */
class LogFieldNamesTest {
    private static final Path AGENT = Path.of("..");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern FIELD_ACCESS = Pattern.compile("\\b(?:put|putMillis|putAbove|begin|text|texts|number"
            + "|numbers|decimal|flag|has|time|counts|pairs|path)\\(\\s*\"(\\w[\\w-]*)\"");
    private static final Pattern CONSTANT = Pattern.compile("static final String \\w+ = \"(\\w[\\w-]*)\";");

    /** Names of other formats (trace events, the HTML page, baselines, SARIF, answers to tests), rows and kinds. */
    private static final Set<String> OTHER_MEANINGS = Set.of(
            "TraceWriter.java pid",
            "ShownFindings.java run",
            "Baseline.java kind",
            "Baseline.java place",
            "SarifLog.java kind",
            "RecordedAudit.java time",
            "LiveApi.java from",
            "Sources.java other",
            "KnownPlaces.java other",
            "FindingCollector.java others",
            "ReportTallies.java others",
            "StackFold.java library");

    private static final Set<String> NAMES = names();

    @Test
    void mainCodeNamesFieldsByConstantsOfLogFormat() throws IOException {
        Set<String> literals = new TreeSet<>();
        for (String module : List.of("core", "runtime", "tools")) {
            for (Path source : sources(AGENT.resolve(module).resolve("src/main/java"))) {
                fieldNames(Files.readString(source)).forEach(name -> literals.add(source.getFileName() + " " + name));
            }
        }

        literals.removeAll(OTHER_MEANINGS);
        assertThat(literals).as("names of fields outside LogFormat").isEmpty();
    }

    @Test
    void findsLiteralsThatNameFields() {
        assertThat(fieldNames("evidence.put(\"holders\", 1); String s = \"held_ms\"; log.text( \"thread\")"))
                .containsExactly("held_ms", "holders", "thread");
        assertThat(fieldNames("private static final String HOLDERS = \"holders\";"))
                .containsExactly("holders");
        assertThat(fieldNames("layout.field(\"end\"); // evidence.put(\"holders\", 1)\n/* \"held_ms\" */"))
                .isEmpty();
    }

    /**
     * Finds literals that name a field: names with an underscore anywhere, because these have no other use, and other
     * names if a field is read or written with them or a constant has them as its value.
     */
    private static Set<String> fieldNames(String source) {
        String code =
                source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//[^\"\\n]*(\"[^\"\\n]*\"[^\"\\n]*)*$", "");
        Set<String> found = new TreeSet<>();
        for (Pattern pattern : List.of(STRING, FIELD_ACCESS, CONSTANT)) {
            for (Matcher literals = pattern.matcher(code); literals.find(); ) {
                String name = literals.group(1);
                if (NAMES.contains(name) && (pattern != STRING || name.contains("_"))) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static List<Path> sources(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> sources = new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
            assertThat(sources).as("sources in " + directory).isNotEmpty();
            sources.removeIf(file -> file.endsWith("core/log/LogFormat.java"));
            return sources;
        }
    }

    private static Set<String> names() {
        return Arrays.stream(LogFormat.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(LogFieldNamesTest::value)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
