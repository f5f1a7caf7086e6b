package io.sessionaudit.junit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Attaches the agent to this JVM if it was not started with it. Another process does that, because a JVM may not attach
 * to itself.
 */
final class AgentStart {
    private static final String AGENT = "io.sessionaudit.premain.SessionAuditAgent";
    private static final String DYNAMIC_LOADING = "-XX:+EnableDynamicAgentLoading";
    private static final long TIMEOUT_SECONDS = 60;

    private AgentStart() {}

    /** {@return the agent, or null if it cannot run; then a line on standard error reports the reason} */
    static AgentReader start() {
        AgentReader running = AgentReader.find();
        if (running != null) {
            return running;
        }
        Path jar = jar();
        try {
            if (AgentReader.isAgentLoaded()) {
                throw new IOException("the agent of this JVM could not start, cannot record, or is of another version");
            }
            if (jar == null) {
                throw new IOException("session-audit.jar is not on the class path");
            }
            attach(jar);
        } catch (IOException e) {
            report(e.getMessage(), jar);
            return null;
        }
        AgentReader attached = AgentReader.find();
        if (attached == null) {
            report("the agent of this JVM is of another version", jar);
        } else if (Runtime.version().feature() >= 21 && !isDynamicLoadingAllowed()) {
            System.err.println("session-audit: to avoid the JVM's warning about the agent, add to the arguments of the"
                    + " test JVM: " + DYNAMIC_LOADING + " or -javaagent:" + jar);
        }
        return attached;
    }

    private static void attach(Path jar) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "attach",
                String.valueOf(ProcessHandle.current().pid())));
        log().ifPresent(log -> command.add("log=" + log));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("the agent cannot attach: "
                        + output.lines().findFirst().orElse("no answer").replaceFirst("^session-audit: ", ""));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the agent was attached", e);
        }
    }

    private static void report(String reason, Path jar) {
        System.err.println("session-audit: tests are not audited: " + reason
                + ". Add to the arguments of the test JVM: -javaagent:" + (jar == null ? "session-audit.jar" : jar)
                + ", or, from JDK 21 on, " + DYNAMIC_LOADING);
    }

    /** {@return a log in the directory of build output, unless an option names one} */
    private static Optional<String> log() {
        if (System.getProperty("session-audit.log") != null || System.getenv("SESSION_AUDIT_LOG") != null) {
            return Optional.empty();
        }
        return Stream.of("target", "build")
                .filter(directory -> Files.isDirectory(Path.of(directory)))
                .map(directory -> Path.of(directory, "session-audit-%p.jsonl").toString())
                .findFirst();
    }

    private static boolean isDynamicLoadingAllowed() {
        String tool = String.valueOf(System.getenv("JAVA_TOOL_OPTIONS")) + System.getenv("JDK_JAVA_OPTIONS");
        return tool.contains(DYNAMIC_LOADING)
                || Stream.of(ProcessHandle.current().info().arguments().orElse(new String[0]))
                        .anyMatch(DYNAMIC_LOADING::equals);
    }

    /** {@return the agent's jar on the class path, or null} */
    private static Path jar() {
        try {
            CodeSource source = Class.forName(AGENT, false, AgentStart.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            Path jar = source == null ? null : Path.of(source.getLocation().toURI());
            return jar == null || !Files.isRegularFile(jar) ? null : jar;
        } catch (ClassNotFoundException | URISyntaxException e) {
            return null;
        }
    }
}
