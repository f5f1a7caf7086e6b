package io.sessionaudit.tools.report;

import java.io.PrintWriter;

import io.sessionaudit.core.log.PrintableText;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as JSON. */
public final class JsonReport {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonReport() {}

    /** Prints a report as one JSON object. */
    public static void print(Report report, PrintWriter out) {
        out.println(PrintableText.ofJson(MAPPER.writeValueAsString(report)));
    }
}
