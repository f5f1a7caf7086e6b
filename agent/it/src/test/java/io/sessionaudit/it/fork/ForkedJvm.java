package io.sessionaudit.it.fork;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;

/**
 * Builder for a JVM of the same Java version in its own directory. An application of the test class path sees itself,
 * H2, HikariCP and slf4j-simple, and none of the agent's classes.
 */
public final class ForkedJvm {
    /** A directory inside the JVM's directory: its own disk, if it has one. */
    public static final String DISK = "disk";

    /** The log's location unless the test specifies another. */
    public static final String LOG = "audit.jsonl";

    private static final List<Class<?>> USUAL_CLASS_PATH =
            List.of(Databases.class, org.h2.Driver.class, HikariDataSource.class, Logger.class, SimpleLogger.class);

    private final Forks forks;
    private final Path directory;
    private final List<String> application;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private boolean mayComplain;

    private ForkedJvm(Forks forks, Path directory, List<String> application) {
        this.forks = forks;
        this.directory = directory;
        this.application = application;
    }

    static ForkedJvm ofMain(Forks forks, Path directory, Class<?> main, Class<?>... more) {
        String classPath = classPath(main, more).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new ForkedJvm(forks, directory, List.of("-cp", classPath, main.getName()));
    }

    static Stream<Path> classPath(Class<?> main, Class<?>... more) {
        return Stream.of(List.<Class<?>>of(main), USUAL_CLASS_PATH, List.of(more))
                .flatMap(List::stream)
                .map(Artifacts::of)
                .distinct();
    }

    static ForkedJvm ofWholeClassPath(Forks forks, Path directory, Class<?> main) {
        String classPath = Stream.concat(
                        Stream.of(Artifacts.of(main), Artifacts.of(Databases.class)), Artifacts.libraries().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return new ForkedJvm(forks, directory, List.of("-cp", classPath, main.getName()));
    }

    static ForkedJvm ofClassPath(Forks forks, Path directory, List<Path> classPath, String main) {
        String text = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new ForkedJvm(forks, directory, List.of("-cp", text, main));
    }

    static ForkedJvm ofBareMain(Forks forks, Path directory, Class<?> main) {
        return new ForkedJvm(forks, directory, List.of("-cp", Artifacts.of(main).toString(), main.getName()));
    }

    static ForkedJvm ofModules(Forks forks, Path directory, Path modules, String main) {
        return new ForkedJvm(forks, directory, List.of("-p", modules.toString(), "-m", main));
    }

    static ForkedJvm ofJar(Forks forks, Path directory, Path jar) {
        return new ForkedJvm(forks, directory, List.of("-jar", jar.toString()));
    }

    /** Adds the agent, which writes {@value #LOG} unless one of the options is {@code log=}. */
    public ForkedJvm agent(String... agentOptions) {
        List<String> all = new ArrayList<>(Arrays.asList(agentOptions));
        if (all.stream().noneMatch(option -> option.startsWith("log="))) {
            all.add(0, "log=" + LOG);
        }
        return agentArgument(String.join(",", all));
    }

    /** Adds the agent with exactly this argument. */
    public ForkedJvm agentArgument(String argument) {
        options.add("-javaagent:" + Artifacts.agent() + (argument.isEmpty() ? "" : "=" + argument));
        return this;
    }

    /** Options of the JVM itself. */
    public ForkedJvm options(String... jvmOptions) {
        options.addAll(List.of(jvmOptions));
        return this;
    }

    /** Compiles with C1 only: for programs of few seconds, during which C2 costs more than it gains. */
    public ForkedJvm quickCompiler() {
        return options("-XX:TieredStopAtLevel=1");
    }

    /** A variable of its environment. */
    public ForkedJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Arguments of the application. */
    public ForkedJvm arguments(String... applicationArguments) {
        arguments.addAll(List.of(applicationArguments));
        return this;
    }

    /** Allows the agent to print more on stderr than its start line; the test fails otherwise. */
    public ForkedJvm agentMayComplain() {
        mayComplain = true;
        return this;
    }

    /** Mounts a disk at {@link #DISK} that only the JVM sees and that is removed when it ends. */
    public ForkedJvm disk(OwnDisk disk) {
        before.addAll(disk.command(directory.resolve(DISK)));
        return this;
    }

    /** Runs it to its end. */
    public FinishedJvm run() {
        return start().end();
    }

    /** Starts it. */
    public RunningJvm start() {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(application);
        command.addAll(arguments);
        int number = forks.nextNumber();
        Path out = directory.resolve("stdout-" + number + ".txt");
        Path err = directory.resolve("stderr-" + number + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // The developer's settings must not affect the JVMs of the tests; they also cause additional output.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("SESSION_AUDIT_")
                        || List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
                                .contains(name));
        builder.environment().putAll(environment);
        try {
            Files.write(directory.resolve("command-" + number + ".txt"), command);
            return forks.track(new RunningJvm(builder.start(), directory, out, err, mayComplain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
