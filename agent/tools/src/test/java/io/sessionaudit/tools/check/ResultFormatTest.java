package io.sessionaudit.tools.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.tools.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The formats of {@code check} for build servers. */
class ResultFormatTest {
    /** Every character that any of the formats must escape. */
    private static final String HOSTILE =
            "100% <b>&\"']]>\r\nnext, a:b \u0000\u0001\u001b[31m\u007f\uFFFE\uD800 \uD83D\uDE00 end";

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void writeSources() throws IOException {
        for (String file : List.of(
                "app/src/main/java/com/acme/Orders.java",
                "one/src/main/java/com/acme/Twice.java",
                "two/src/main/java/com/acme/Twice.java",
                "lib/src/main/kotlin/stock/Cold 1.java",
                "app/target/generated/com/acme/Orders.java")) {
            Path source = directory.resolve(file);
            Files.createDirectories(source.getParent());
            Files.writeString(source, "");
        }
        log = new FindingLog()
                .found("held", "warning", "com.acme.Orders.slow:41", HOSTILE)
                .found("held", "warning", "com.acme.Orders.slow:52")
                .found("abandoned", "error", "com.acme.Twice.send:7")
                .found("double-close", "info", "com.acme.stock.Cold 1.count:3")
                .foundAt("starved", null)
                .found("of-a-later-version", "warning", "com.acme.Orders.slow:41")
                .write(directory.resolve("audit.jsonl"));
    }

    private Command check(String format, Object... options) {
        List<Object> arguments =
                new ArrayList<>(List.of("check", "--format", format, "--fail-on", "info", "--source-root", directory));
        arguments.addAll(List.of(options));
        arguments.add(log);
        return Command.run(arguments.toArray());
    }

    @Test
    void githubShowsEachFindingAtItsLine() {
        Command command = check("github");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out().lines())
                .contains(
                        "::warning file=app/src/main/java/com/acme/Orders.java,line=52,title=1 x held"
                                + "::A message about held. Close it.",
                        "::error title=1 x abandoned::A message about abandoned. Close it."
                                + " (com.acme.Twice.send(Twice.java:7))",
                        "::notice file=lib/src/main/kotlin/stock/Cold 1.java,line=3,title=1 x double-close"
                                + "::A message about double-close. Close it.")
                .allMatch(line -> line.startsWith("::"))
                .hasSize(6);
    }

    @Test
    void githubEscapesWhatItsRunnerUnescapes() {
        assertThat(GithubAnnotations.message("%25 \r\n:,::")).isEqualTo("%2525 %0D%0A:,::");
        assertThat(GithubAnnotations.property("%,\r\n::file=a")).isEqualTo("%25%2C%0D%0A%3A%3Afile=a");
        for (char each = 0; each < 0x300; each++) {
            String message = GithubAnnotations.message("a" + each + "b");
            assertThat(message.lines()).hasSize(1);
            String read = message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
            boolean kept = !Character.isISOControl(each) || each == '\r' || each == '\n';
            assertThat(read).isEqualTo(kept ? "a" + each + "b" : "a b");
            assertThat(GithubAnnotations.property("a" + each + "b")).doesNotContain(",", ":", "\n", "\r");
        }
    }

    @Test
    void junitIsWellFormedWhateverTheLogContains() throws Exception {
        Command command = check("junit");

        Element suite = parse(command.out()).getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("6");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(6);
        assertThat(suite.getTextContent())
                .contains("100% <b>&\"']]>", "\uD83D\uDE00 end")
                .doesNotContain("\u0001");
        assertThat(command.err()).contains("6 findings in 0 sessions");
    }

    @Test
    void junitHasPassedTestWithoutFindingsAndSkippedOneForAcceptedFinding() throws Exception {
        Element suite = parse(check("junit", "--ignore", "com.acme,unknown place of source orders")
                        .out())
                .getDocumentElement();
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(1);
        assertThat(suite.getAttribute("failures")).isEqualTo("0");

        Path baseline = directory.resolve("accepted.json");
        check("text", "--baseline", baseline, "--write-baseline");
        suite = parse(check("junit", "--baseline", baseline).out()).getDocumentElement();
        assertThat(suite.getAttribute("skipped")).isEqualTo("6");
        assertThat(suite.getElementsByTagName("failure").getLength()).isZero();
    }

    @Test
    void sarifIsValidAgainstItsSchema() throws IOException {
        Path baseline = directory.resolve("accepted.json");
        check("text", "--baseline", baseline, "--write-baseline");
        for (Command command : List.of(
                check("sarif"), check("sarif", "--baseline", baseline), check("sarif", "--ignore", "com.acme"))) {
            assertThat(schemaErrors(command.out())).as(command.out()).isEmpty();
        }
        assertThat(schemaErrors(check("sarif").out().replace("\"startLine\" : 41", "\"startLine\" : 0")))
                .as("the validator finds errors")
                .isNotEmpty();
    }

    @Test
    void sarifHasRulesWithHelpAndRelativeLocations() {
        JsonNode run = JsonMapper.shared().readTree(check("sarif").out()).at("/runs/0");

        assertThat(run.at("/tool/driver/rules")).hasSize(FindingKind.values().length);
        run.at("/tool/driver/rules").forEach(rule -> {
            assertThat(rule.at("/help/text").stringValue()).isNotBlank();
            assertThat(rule.at("/fullDescription/text").stringValue()).endsWith(".");
        });
        JsonNode first = run.at("/results/1");
        assertThat(first.at("/ruleId").stringValue()).isEqualTo("of-a-later-version");
        JsonNode held = run.at("/results/0");
        assertThat(held.at("/message/text").stringValue()).isEqualTo(HOSTILE);
        assertThat(held.at("/locations/0/physicalLocation/artifactLocation/uri").stringValue())
                .isEqualTo("app/src/main/java/com/acme/Orders.java");
        assertThat(run.at("/tool/driver/rules/" + held.get("ruleIndex").intValue() + "/id")
                        .stringValue())
                .isEqualTo("held");
        List<String> uris = new ArrayList<>();
        run.get("results")
                .forEach(result -> uris.add(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .stringValue("none")));
        assertThat(new SourceFiles.SourceFile("a:b/R\u00e4ume %.java").uri()).isEqualTo("a:b/R%C3%A4ume%20%25.java");
        assertThat(uris).contains("lib/src/main/kotlin/stock/Cold%201.java", "none");
    }

    @Test
    void fingerprintsAreStableWhenLinesMove() throws IOException {
        List<String> before = fingerprints();
        new FindingLog()
                .found("held", "warning", "com.acme.Orders.slow:141", HOSTILE)
                .found("held", "warning", "com.acme.Orders.slow:150")
                .found("abandoned", "error", "com.acme.Twice.send:8")
                .found("double-close", "info", "com.acme.stock.Cold 1.count:30")
                .foundAt("starved", null)
                .found("of-a-later-version", "warning", "com.acme.Orders.slow:142")
                .write(log);

        assertThat(before).hasSize(6).doesNotHaveDuplicates();
        assertThat(fingerprints()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void jsonHasTheWholeResult() {
        JsonNode result = JsonMapper.shared().readTree(check("json").out());

        assertThat(result.get("passed").booleanValue()).isFalse();
        assertThat(result.get("findings")).hasSize(6);
        assertThat(result.at("/findings/0/file").stringValue()).isEqualTo("app/src/main/java/com/acme/Orders.java");
        assertThat(result.at("/findings/0/line").intValue()).isEqualTo(41);
        assertThat(result.at("/fail_on/0").stringValue()).isEqualTo("info");
    }

    private List<String> fingerprints() {
        JsonNode results = JsonMapper.shared().readTree(check("sarif").out()).at("/runs/0/results");
        return Stream.iterate(0, i -> i < results.size(), i -> i + 1)
                .map(i -> results.get(i)
                        .at("/partialFingerprints/primaryLocationLineHash")
                        .stringValue())
                .toList();
    }

    private static List<String> schemaErrors(String sarif) throws IOException {
        try (var in = ResultFormatTest.class.getResourceAsStream("sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(sarif, InputFormat.JSON)
                    .stream()
                    .map(Error::toString)
                    .toList();
        }
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
