package io.sessionaudit.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Artifacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Agent and commands open no connection and no port. They run in a network namespace without interfaces, in which the
 * kernel counts each attempt to send (no route), also an attempt whose failure is ignored.
 */
@Sharded
class NetworkIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final String APPLICATION = """
            import java.nio.file.*;
            import java.sql.*;

            class App {
                static Connection leaked;

                public static void main(String[] arguments) throws Exception {
                    leaked = DriverManager.getConnection("jdbc:h2:mem:test;DB_CLOSE_DELAY=-1");
                    try (Connection closed = DriverManager.getConnection("jdbc:h2:mem:test");
                            Statement statement = closed.createStatement()) {
                        statement.execute("SELECT 1");
                    }
                    for (String protocol : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
                        int lines = Files.readAllLines(Path.of("/proc/net/" + protocol)).size();
                        System.out.println("sockets " + (lines - 1));
                    }
                }
            }
            """;

    /** Prints the names of the IP counters, and their values below. */
    private static final String COUNTERS = "grep '^Ip:' /proc/net/snmp; grep Ip6OutNoRoutes /proc/net/snmp6";

    @TempDir
    Path directory;

    @BeforeEach
    void namespaceIsPermitted() {
        assumeThat(isPermitted()).as("this system permits network namespaces").isTrue();
    }

    @Test
    void agentAndCommandsSendNothing() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("App.java"), APPLICATION);
        String jar = Artifacts.agent().toString();
        String h2 = Artifacts.of(org.h2.Driver.class).toString();
        String command = String.join(
                " && ",
                "%s -javaagent:%s=log=a.jsonl -cp %s App.java".formatted(JAVA, jar, h2),
                "%s -jar %s report a.jsonl".formatted(JAVA, jar),
                "%s -jar %s report --format html -o a.html a.jsonl".formatted(JAVA, jar),
                "%s -jar %s check --fail-on unclosed-at-exit --format sarif a.jsonl; test $? = 1".formatted(JAVA, jar));

        String output = inNamespace(command);

        assertThat(output)
                .contains("session-audit: auditing JDBC sessions", "unclosed-at-exit")
                .contains("sockets 0\nsockets 0\nsockets 0\nsockets 0\n");
        assertThat(attempts(output)).isZero();
    }

    @Test
    void attemptsAreCounted() throws IOException, InterruptedException {
        String output = inNamespace("! bash -c 'exec 3<>/dev/tcp/192.0.2.1/80'");

        assertThat(attempts(output)).isPositive();
    }

    private String inNamespace(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(namespace());
        words.addAll(List.of("bash", "-c", "{ " + command + "; } 2>&1 && " + COUNTERS));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Packets of IPv4 and IPv6 that had no route. */
    private static long attempts(String output) {
        List<String> ip = output.lines().filter(line -> line.startsWith("Ip: ")).toList();
        assertThat(ip).hasSize(2);
        int column = List.of(ip.get(0).split(" ")).indexOf("OutNoRoutes");
        Matcher six = Pattern.compile("Ip6OutNoRoutes\\s+(\\d+)").matcher(output);
        assertThat(six.find()).isTrue();
        return Long.parseLong(ip.get(1).split(" ")[column]) + Long.parseLong(six.group(1));
    }

    private static List<String> namespace() {
        return List.of("unshare", "root".equals(System.getProperty("user.name")) ? "-n" : "-rn");
    }

    private static boolean isPermitted() {
        try {
            List<String> words = new ArrayList<>(namespace());
            words.addAll(List.of("bash", "-c", COUNTERS));
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false; // there is no unshare command
        }
    }
}
