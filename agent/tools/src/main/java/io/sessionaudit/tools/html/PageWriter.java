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
 * Puts a page together: template, style, library and scripts are resources; what the logs say goes in as one block of JSON.
 *
 * <p>This is the one place where texts of a log meet HTML. In the JSON, {@code <} is written as an escape, so that no text
 * can end the block; the scripts show texts as text and never as markup. A policy in the page lets nothing run but the
 * scripts that were put in here, by their hashes, and nothing be fetched at all.
 */
public final class PageWriter {
    private static final String LIBRARY = "echarts.common.min.js";

    /** In this order; together they are one script. */
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
            "picture.js",
            "interaction.js",
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

    /** Writes the page of some logs: what {@code builder} has kept of them, and the {@code report} on them. */
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

    /** JSON in which nothing looks like markup. */
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
