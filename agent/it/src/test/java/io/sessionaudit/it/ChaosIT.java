package io.sessionaudit.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.chaos.ChaosShop;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Artifacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** A round of {@code scripts/chaos} with each fault once, if this user may create namespaces. */
@EnabledOnOs(OS.LINUX)
@Sharded
class ChaosIT {
    private static final Path SCRIPT = Path.of("..", "..", "scripts", "chaos");
    private static final Path CACHE = Path.of(System.getProperty(
            "session-audit.test.cache",
            Path.of(System.getProperty("user.home"), ".cache/session-audit").toString()));

    @TempDir
    Path directory;

    @Test
    void accountsAgreeAfterEachFault() throws Exception {
        assumeThat(mayCreateNamespaces())
                .as("network and mount namespaces may be created (root, or user namespaces)")
                .isTrue();
        assertThat(TestServer.url()).as("unpacks the server").isNotEmpty();
        Path server = server();
        assumeThat(server).as("the server runs from files, not in Docker").isNotNull();

        Path out = directory.resolve("chaos.txt");
        Process chaos = start(out, SCRIPT.toString(), "--for", "30s", "--seed", "7", "--server", server.toString());
        try {
            assertThat(chaos.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            chaos.destroy();
        }
        assertThat(Files.readString(out))
                .contains("passed", "full disks=", "full logs=")
                .doesNotContain("FAILED");
        assertThat(chaos.exitValue()).isZero();
    }

    private boolean mayCreateNamespaces() throws InterruptedException {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> command = new ArrayList<>(List.of("unshare", "--net", "--mount"));
        command.addAll(root ? List.of() : List.of("--user", "--map-root-user"));
        command.add("true");
        try {
            return start(directory.resolve("unshare.txt"), command.toArray(String[]::new))
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no unshare command
        }
    }

    /** {@return the directory of the embedded server, or null} */
    private static Path server() throws IOException {
        try (Stream<Path> versions = Files.isDirectory(CACHE) ? Files.list(CACHE) : Stream.empty()) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/mariadbd")))
                    .max(Path::compareTo)
                    .orElse(null);
        }
    }

    private static Process start(Path out, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("AGENT_JAR", Artifacts.agent().toString());
        builder.environment().put("SESSION_AUDIT_CHAOS_CLASSPATH", classPath());
        return builder.start();
    }

    private static String classPath() {
        List<Path> jars = new ArrayList<>(List.of(Artifacts.of(ChaosShop.class)));
        jars.addAll(Artifacts.jars("HikariCP", "mysql-connector-j", "slf4j-api"));
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
