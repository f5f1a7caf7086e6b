package io.sessionaudit.java8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The agent in JVMs with other modules, collectors, restrictions and paths than usual. */
@DisabledIfSystemProperty(
        named = "session-audit.test.shard",
        matches = "[^1].*",
        disabledReason = "independent of the JDK that runs the tests: the first shard is enough")
class JvmShapesIT {
    private static final Map<Integer, Path> JDKS = JavaHomes.find();

    private static final String APPLICATION = "com.acme.old.OldDesk";

    /** So that a busy machine causes no finding. */
    private static final String PATIENT = "held-after=1h";

    private static final List<String> ORDERS = List.of("early", "work", "nest");

    private static final List<String> OUTPUT = List.of("ready", "early 1", "work 1", "nest 111");

    @TempDir
    private Path directory;

    static Stream<Arguments> shapes() {
        return JDKS.keySet().stream()
                .flatMap(version -> Shape.ALL.stream()
                        .filter(shape -> shape.isOf(version))
                        .map(shape -> Arguments.of(version, shape)));
    }

    static Stream<Integer> all() {
        return JDKS.keySet().stream();
    }

    static Stream<Integer> withSecurityManager() {
        return all().filter(version -> version <= 17);
    }

    static Stream<Integer> withModules() {
        return all().filter(version -> version >= 9);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("shapes")
    void auditsWithOptions(int version, Shape shape) throws Exception {
        List<String> options = new ArrayList<>(shape.options());
        options.add(agent(Run.AGENT));
        Run run = run(JDKS.get(version), options);
        if (shape.refusal() == null) {
            check(run);
        } else {
            assertThat(run.out().lines()).containsExactlyElementsOf(OUTPUT);
            checkRefused(run, shape.refusal());
        }
    }

    /** Without java.sql there is no application with sessions. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withModules")
    void statesThatThereIsNothingToAuditWithoutTheModuleJavaSql(int version) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("--limit-modules", "java.base,java.instrument", agent(Run.AGENT)));
        arguments.addAll(OtherJvmsIT.command("com.acme.old.EmptyProgram"));
        Run run = Run.of(JDKS.get(version), directory, "empty", null, arguments);
        assertThat(run.out()).isEmpty();
        checkRefused(run, "no module java.sql");
    }

    /** One run for both, because each takes seconds. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void auditsFromPathWithSpacesInTheLocaleCAndHasAnMBean(int version) throws Exception {
        Path jar = Files.createDirectories(directory.resolve("a b, c")).resolve("session,audit 1.0.jar");
        Files.copy(Run.AGENT, jar);
        List<String> arguments = new ArrayList<>(List.of(agent(jar)));
        arguments.addAll(OtherJvmsIT.command(APPLICATION));
        arguments.add("bean");
        arguments.addAll(ORDERS);
        List<String> output = new ArrayList<>(OUTPUT);
        output.add(1, "bean desk=1");
        check(Run.of(JDKS.get(version), directory, "locale", arguments, Map.of("LANG", "C", "LC_ALL", "C")), output);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withSecurityManager")
    void auditsUnderSecurityManager(int version) throws Exception {
        String grants = Stream.concat(
                        Stream.of(Run.AGENT),
                        Stream.of(System.getProperty("session-audit.test.class-path")
                                        .split(":"))
                                .map(Path::of))
                .map(code -> "grant codeBase \"file:"
                        + (Files.isDirectory(code) ? code + "/" : code)
                        + "\" { permission java.security.AllPermission; };")
                .collect(Collectors.joining("\n"));
        Path policy = Files.writeString(directory.resolve("application.policy"), grants);
        check(run(
                JDKS.get(version),
                List.of("-Djava.security.manager", "-Djava.security.policy==" + policy, agent(Run.AGENT))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withModules")
    void auditsByManifestOfTheApplication(int version) throws Exception {
        Path jar = directory.resolve("application.jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, APPLICATION);
        attributes.put(Attributes.Name.CLASS_PATH, classPathOfManifest());
        attributes.putValue("Launcher-Agent-Class", "io.sessionaudit.premain.SessionAuditAgent");
        attributes.putValue("Can-Redefine-Classes", "true");
        attributes.putValue("Can-Retransform-Classes", "true");
        try (OutputStream file = Files.newOutputStream(jar)) {
            new JarOutputStream(file, manifest).close();
        }
        List<String> arguments = new ArrayList<>(
                List.of("-Dsession-audit.log=" + log(), "-Dsession-audit." + PATIENT, "-jar", jar.toString()));
        arguments.addAll(ORDERS);
        check(Run.of(JDKS.get(version), directory, "manifest", null, arguments));
    }

    @Test
    void auditsInImageOfFewModules() throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        assumeThat(home.resolve("bin/jlink")).exists();
        Path image = directory.resolve("image");
        Process jlink = new ProcessBuilder(
                        home.resolve("bin/jlink").toString(),
                        "--add-modules",
                        Shape.FEW_MODULES,
                        "--output",
                        image.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(jlink.getInputStream().readAllBytes())).isEmpty();
        assertThat(jlink.waitFor()).isZero();
        check(run(image, List.of(agent(Run.AGENT))));
    }

    private static String classPathOfManifest() throws IOException {
        List<Path> entries = new ArrayList<>(List.of(Run.AGENT));
        for (String each : System.getProperty("session-audit.test.class-path").split(":")) {
            Path entry = Path.of(each);
            if (each.endsWith("*")) {
                try (Stream<Path> jars = Files.list(entry.getParent())) {
                    entries.addAll(jars.sorted().toList());
                }
            } else {
                entries.add(entry);
            }
        }
        return entries.stream().map(entry -> entry.toUri().toString()).collect(Collectors.joining(" "));
    }

    private Run run(Path home, List<String> options) throws Exception {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(OtherJvmsIT.command(APPLICATION));
        arguments.addAll(ORDERS);
        return Run.of(home, directory, "application", null, arguments);
    }

    private String agent(Path jar) {
        return "-javaagent:" + jar + "=log=" + log() + "," + PATIENT;
    }

    private Path log() {
        return directory.resolve("audit.jsonl");
    }

    private void check(Run run) throws IOException {
        check(run, OUTPUT);
    }

    private void check(Run run, List<String> output) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).containsExactlyElementsOf(output);
        assertOneLine(run);
        List<JsonNode> records = Run.records(log());
        assertThat(Run.findings(records)).isEqualTo(Map.of("second-session", 2));
        assertThat(Run.ofType(records, "session")).hasSize(5);
        assertThat(Run.ofType(records, "site"))
                .extracting(site -> site.get("place").asString())
                .allMatch(place -> place.startsWith(APPLICATION + ".") && place.matches(".*\\(OldDesk.java:\\d+\\)"));
        assertThat(records.get(records.size() - 1).get("type").asString()).isEqualTo("stop");
    }

    private void checkRefused(Run run, String reason) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err().lines()).singleElement().asString().contains(reason, "Nothing is audited");
        assertThat(log()).doesNotExist();
    }

    /** Apart from the warnings of the JVM about its own options. */
    private static void assertOneLine(Run run) {
        assertThat(run.err().lines().filter(line -> !line.startsWith("WARNING: ") && !line.contains(" warning: ")))
                .singleElement()
                .asString()
                .startsWith("session-audit: auditing JDBC sessions");
    }
}
