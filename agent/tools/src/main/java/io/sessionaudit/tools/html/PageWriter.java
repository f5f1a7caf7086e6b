package io.sessionaudit.tools.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import io.sessionaudit.tools.report.Report;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a page: template, style, library and scripts are resources; the data is one block of JSON.
 *
 * <p>The only class that puts strings of a log into HTML. {@code <} is escaped in the JSON, so that no string can end
 * the block; the scripts create text nodes, never markup. The page's Content-Security-Policy allows only these scripts,
 * by hash, and no requests.
 */
public final class PageWriter {
    private static final String LIBRARY = "echarts.common.min.js";

    /** Concatenated to one script, in this order. */
    private static final List<String> SCRIPTS = List.of(
            "text.js",
            "page.js",
            "data.js",
            "theme.js",
            "verdict.js",
            "details.js",
            "findings.js",
            "lanes.js",
            "canvas.js",
            "renderer.js",
            "places.js",
            "picture.js",
            "interaction.js",
            "use.js",
            "held.js",
            "table.js",
            "log.js",
            "main.js");

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new NoMarkup()).build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private PageWriter() {}

    /** Writes the page with the data of {@code builder} and the {@code report} of the same logs. */
    public static void write(PageBuilder builder, Report report, Writer out) throws IOException {
        Page page = builder.build(report);
        String style = resource("report.css");
        String library = resource(LIBRARY);
        String script = SCRIPTS.stream()
                .map(PageWriter::resource)
                .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();\n"));
        for (String part : resource("report.html").split("(?=\\{\\{)|(?<=\\}\\})")) {
            switch (part) {
                case "{{policy}}" ->
                    out.write("default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(style)
                            + "; script-src " + hash(library) + " " + hash(script));
                case "{{style}}" -> out.write(style);
                case "{{library}}" -> out.write(library);
                case "{{script}}" -> out.write(script);
                case "{{data}}" -> MAPPER.writeValue(out, page);
                default -> out.write(part);
            }
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = PageWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Escapes the characters of markup in JSON. */
    private static final class NoMarkup extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_CUSTOM;
            codes['>'] = ESCAPE_CUSTOM;
            codes['&'] = ESCAPE_CUSTOM;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString(String.format("\\u%04x", character));
        }
    }
}
