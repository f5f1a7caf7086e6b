package io.sessionaudit.it.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The forked JVMs of one test. After the test, no JVM may be left, no log may be unreadable, and the agent may have
 * printed only its start line, unless the test expects more.
 *
 * <p>Output and logs stay in {@code target/forks} until the next run.
 */
public final class Forks implements BeforeEachCallback, AfterEachCallback {
    private static final Path ROOT = Path.of("target", "forks").toAbsolutePath();
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final List<RunningJvm> started = new ArrayList<>();
    private Path directory;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        int number = TESTS.incrementAndGet();
        if (number == 1) {
            delete(ROOT);
        }
        directory = ROOT.resolve(number + "-" + context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName());
        Files.createDirectories(directory);
        started.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        List<Long> left = new ArrayList<>();
        for (RunningJvm jvm : started) {
            if (jvm.isAlive()) {
                left.add(jvm.pid());
                jvm.destroy();
            }
        }
        assertThat(left).as("forked JVMs that are still running").isEmpty();
        for (RunningJvm jvm : started) {
            if (!jvm.mayComplain()) {
                FinishedJvm finished = jvm.end();
                assertThat(finished.complaints()).as("messages of the agent").isEmpty();
                assertThat(finished.startLines()).as("start lines of the agent").hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    /** The directory of this test's JVMs. */
    public Path directory() {
        return directory;
    }

    /** A JVM for an application of the test class path; more classes add their jars. */
    public ForkedJvm jvm(Class<?> main, Class<?>... more) {
        return ForkedJvm.ofMain(this, directory, main, more);
    }

    /** A JVM for an application of the test class path, with all libraries but none of the agent's classes. */
    public ForkedJvm jvmOfWholeClassPath(Class<?> main) {
        return ForkedJvm.ofWholeClassPath(this, directory, main);
    }

    /** A JVM for an application of any class path. */
    public ForkedJvm classPath(List<Path> classPath, String main) {
        return ForkedJvm.ofClassPath(this, directory, classPath, main);
    }

    /** A JVM for an application of the test class path without libraries. */
    public ForkedJvm bareJvm(Class<?> main) {
        return ForkedJvm.ofBareMain(this, directory, main);
    }

    /** A JVM whose application is a module: a directory of modular jars, and {@code module/class}. */
    public ForkedJvm modules(Path modules, String main) {
        return ForkedJvm.ofModules(this, directory, modules, main);
    }

    /** A JVM for a jar. */
    public ForkedJvm jar(Path jar) {
        return ForkedJvm.ofJar(this, directory, jar);
    }

    int nextNumber() {
        return started.size() + 1;
    }

    RunningJvm track(RunningJvm jvm) {
        started.add(jvm);
        return jvm;
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
