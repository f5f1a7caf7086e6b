package io.sessionaudit.tools.recipes;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import io.sessionaudit.publishing.site.MarkdownPage;
import io.sessionaudit.publishing.site.MarkdownPage.Block;
import io.sessionaudit.publishing.site.SiteBuilder;
import io.sessionaudit.tools.SampleLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The commands on all pages, and the blocks in JSON and XML. */
class DocumentedCommandsTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Set<String> SHELL = Set.of("sh", "bash", "console", "shell");
    private static final Pattern COMMAND =
            Pattern.compile("(\\$ |[A-Z_]+=\\S+ )?(java|jq|curl|scripts/[a-z-]+|\\./mvnw|docker|kubectl)( .*)?");

    /** A command in a block of another language, such as a step of a pipeline. */
    private static final Pattern EMBEDDED = Pattern.compile("java -jar session-audit\\.jar [^'\"\\n]*");

    @TempDir
    Path directory;

    private DocumentedCommands commands;

    @BeforeEach
    void aLog() throws IOException {
        Path log = directory.resolve("audit.jsonl");
        try (SampleLog sample = new SampleLog(log)) {
            sample.closed("Orders.find", Duration.ofMillis(4));
            sample.abandoned(sample.open("Orders.lose"));
        }
        commands = new DocumentedCommands(CHECKOUT, log, directory);
    }

    @Test
    void areAccepted() throws IOException {
        List<String> problems = new ArrayList<>();
        int checked = 0;
        for (Path page : SiteBuilder.pages(CHECKOUT)) {
            for (Block block : MarkdownPage.parse(Files.readString(page)).blocks()) {
                for (ShellCommand command : commandsOf(block)) {
                    checked++;
                    String problem = commands.problem(command);
                    if (problem != null) {
                        problems.add("%s:%d: %s: %s"
                                .formatted(
                                        CHECKOUT.relativize(page),
                                        block.line(),
                                        command.line().strip(),
                                        problem));
                    }
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(checked).isGreaterThan(20);
    }

    /** A command on any page is run, or has a reason why not. */
    @Test
    void areRunOrHaveAReason() throws IOException {
        NotRunCommands notRun = NotRunCommands.read();
        List<String> neither = new ArrayList<>();
        int run = 0;
        for (Path page : SiteBuilder.pages(CHECKOUT)) {
            for (Block block : MarkdownPage.parse(Files.readString(page)).blocks()) {
                for (ShellCommand command : commandsOf(block)) {
                    boolean isRun = commands.isRun(command);
                    run += isRun ? 1 : 0;
                    if (!isRun && !command.words().isEmpty() && !notRun.contains(command)) {
                        neither.add(CHECKOUT.relativize(page) + ":" + block.line() + ": "
                                + command.line().strip());
                    }
                }
            }
        }
        assertThat(neither)
                .as("commands that are not run, without a line in not-run.txt")
                .isEmpty();
        assertThat(notRun.unused()).as("lines of not-run.txt for no command").isEmpty();
        assertThat(run).as("commands that are run").isGreaterThan(15);
    }

    @Test
    void reasonsNameTestsThatExist() throws IOException {
        for (NotRunCommands.Reason reason : NotRunCommands.read().reasons()) {
            assertThat(
                            reason.runBy().startsWith(".")
                                    ? Files.exists(CHECKOUT.resolve(reason.runBy()))
                                    : commands.hasTest(reason.runBy()))
                    .as("%s is run by %s", reason.beginning(), reason.runBy())
                    .isTrue();
        }
    }

    @Test
    void areSyntaxOfTheShell() throws IOException, InterruptedException {
        List<String> blocks = new ArrayList<>();
        for (Path page : SiteBuilder.pages(CHECKOUT)) {
            for (Block block : MarkdownPage.parse(Files.readString(page)).blocks()) {
                if (isShell(block)) {
                    String place = CHECKOUT.relativize(page) + ":" + block.line();
                    blocks.add(": " + place.replaceAll("[^A-Za-z0-9./:-]", "") + "\n" + shellText(block));
                }
            }
        }
        Path script = Files.writeString(directory.resolve("blocks.sh"), String.join("\n", blocks));
        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
    }

    @Test
    void otherBlocksAreWellFormed() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path page : SiteBuilder.pages(CHECKOUT)) {
            for (Block block : MarkdownPage.parse(Files.readString(page)).blocks()) {
                String problem = switch (block.language()) {
                    case "json" -> json(block.text());
                    case "xml" -> xml(block.text());
                    default -> null;
                };
                if (problem != null) {
                    problems.add(CHECKOUT.relativize(page) + ":" + block.line() + ": " + problem);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void findsWrongOptionsCommandsAndScripts() throws IOException {
        assertThat(problems("java -javaagent:session-audit.jar=thread-rul=log -jar app.jar"))
                .containsExactly("unknown option \"thread-rul\" (given to attach), did you mean \"thread-rule\"?;"
                        + " \"java -jar session-audit.jar options\" lists them all");
        assertThat(problems("JAVA_TOOL_OPTIONS='-javaagent:/a/session-audit.jar=held-after=soon' java -jar app.jar"))
                .hasSize(1);
        assertThat(problems("SESSION_AUDIT_HELD_AFTER=soon java -jar app.jar")).hasSize(1);
        assertThat(problems("export SESSION_AUDIT_HELD=10s")).hasSize(1);
        assertThat(problems("java -Dsession-audit.sqls=off -jar app.jar")).hasSize(1);
        assertThat(problems("java -jar session-audit.jar reprot audit.jsonl")).hasSize(1);
        assertThat(problems("java -jar session-audit.jar report --format pdf a.jsonl"))
                .hasSize(1);
        assertThat(problems("cd x && java -jar session-audit.jar check --fail-on nothing *.jsonl > out"))
                .hasSize(1);
        assertThat(problems("scripts/tset")).containsExactly("scripts/tset does not exist");
        assertThat(problems("scripts/fuzz --fro 10s")).containsExactly("scripts/fuzz does not know --fro");
        assertThat(problems("scripts/test -pl agent/kern")).containsExactly("no module agent/kern");
        assertThat(problems("./mvnw -P nothing verify")).containsExactly("no profile nothing");
        assertThat(problems("./mvnw test -Dtest=MissingTest")).containsExactly("no test MissingTest");
    }

    @Test
    void acceptsCorrectCommands() throws IOException {
        assertThat(problems("A=b java -javaagent:/x/session-audit.jar=held-after=10s,log=/a.jsonl -jar app.jar | cat"))
                .isEmpty();
        assertThat(problems("java -jar session-audit.jar check --baseline b.json *.jsonl 2>/dev/null; echo '# no'"))
                .isEmpty();
        assertThat(problems("scripts/fuzz --for 10m # a comment")).isEmpty();
    }

    @Test
    void runsFiltersOfJqOnTheLog() throws IOException {
        assumeThat(DocumentedCommands.hasJq()).as("jq is installed").isTrue();

        assertThat(problems("jq 'select(.type == \"finding\")' audit.jsonl")).isEmpty();
        assertThat(problems("jq 'select(' audit.jsonl")).hasSize(1);
    }

    private List<String> problems(String block) throws IOException {
        List<String> problems = new ArrayList<>();
        for (ShellCommand command : ShellCommand.parse(block)) {
            String problem = commands.problem(command);
            if (problem != null) {
                problems.add(problem);
            }
        }
        return problems;
    }

    private static List<ShellCommand> commandsOf(Block block) {
        if (isShell(block)) {
            return ShellCommand.parse(shellText(block));
        }
        List<ShellCommand> embedded = new ArrayList<>();
        Matcher matcher = EMBEDDED.matcher(block.text());
        while (matcher.find()) {
            embedded.addAll(ShellCommand.parse(matcher.group()));
        }
        return embedded;
    }

    private static boolean isShell(Block block) {
        String first = block.text().lines().findFirst().orElse("");
        return SHELL.contains(block.language())
                || block.language().isEmpty() && COMMAND.matcher(first).matches();
    }

    /** If some lines begin with a prompt, the others are output. */
    private static String shellText(Block block) {
        List<String> lines = block.text().lines().toList();
        boolean hasPrompt = lines.stream().anyMatch(line -> line.startsWith("$ "));
        return String.join(
                        "\n",
                        lines.stream()
                                .filter(line -> !hasPrompt || line.startsWith("$ "))
                                .map(line -> hasPrompt ? line.substring(2) : line)
                                .toList())
                + "\n";
    }

    private static String json(String text) {
        JsonMapper json = new JsonMapper();
        List<String> documents = text.startsWith("{\"") ? text.lines().toList() : List.of(text);
        for (String document : documents) {
            try {
                json.readTree(document);
            } catch (JacksonException e) {
                return e.getMessage();
            }
        }
        return null;
    }

    private static String xml(String text) throws IOException {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            builder.parse(new InputSource(new StringReader("<page>" + text + "</page>")));
            return null;
        } catch (SAXException e) {
            return e.getMessage();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
