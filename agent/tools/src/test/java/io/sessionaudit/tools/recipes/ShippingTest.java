package io.sessionaudit.tools.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sessionaudit.core.log.LogFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The configurations of log shippers in docs/reading.md: valid YAML that matches the log. */
class ShippingTest {
    private static final Path PAGE = Path.of("../../docs/reading.md");
    private static final Path LOG = Path.of("../core/src/test/resources/golden.jsonl");
    private static final List<String> OTHER_LINES =
            List.of("{\"level\":\"INFO\",\"message\":\"started\"}", "{\"type\":\"order\"}", "{\"type\":\"sessions\"}");

    @Test
    void filterKeepsLogLinesOfStandardOutputOnly() throws IOException {
        JsonNode filters = configurations().get(0).path("pipeline").path("filters");
        String[] grep = filters.valueStream()
                .filter(filter -> filter.path("name").asString().equals("grep"))
                .findFirst()
                .orElseThrow()
                .path("regex")
                .asString()
                .split(" ", 2);

        assertThat(Files.readAllLines(LOG)).allMatch(line -> isKept(line, grep));
        assertThat(OTHER_LINES).noneMatch(line -> isKept(line, grep));
        assertThat(LogFormat.TYPES).allMatch(type -> isKept("{\"type\":\"" + type + "\"}", grep));
    }

    @Test
    void outputMatchesInputAndLabelsAreFieldsOfTheLog() throws IOException {
        String log = Files.readString(LOG);
        for (JsonNode configuration : configurations()) {
            JsonNode output = configuration.findValue("outputs").get(0);
            assertThat(output.path("match").asString()).isEqualTo("orders");
            for (String label : output.path("label_keys").asString("$type").split(",")) {
                assertThat(log).contains("\"" + label.substring(1) + "\":");
            }
        }
    }

    private static boolean isKept(String line, String... grep) {
        JsonNode value = JsonMapper.shared().readTree(line).path(grep[0]);
        return value.isString()
                && Pattern.compile(grep[1]).matcher(value.stringValue()).find();
    }

    private static List<JsonNode> configurations() throws IOException {
        Matcher blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        YAMLMapper yaml = new YAMLMapper();
        List<JsonNode> configurations =
                blocks.results().map(block -> yaml.readTree(block.group(1))).toList();
        assertThat(configurations).hasSize(2);
        return configurations;
    }
}
