package io.sessionaudit.it.environments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import com.acme.environments.Workload;
import com.acme.environments.web.ShopServlet;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.it.fork.Artifacts;
import org.h2.Driver;
import org.springframework.boot.loader.tools.Libraries;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

import static org.assertj.core.api.Assertions.assertThat;

/** Packages classes of the test class path in the formats in which applications are deployed. */
final class Jars {
    private static final String[] BOOT_LIBRARIES = {
        "spring-boot",
        "spring-boot-autoconfigure",
        "spring-boot-jdbc",
        "spring-boot-sql",
        "spring-boot-transaction",
        "spring-boot-persistence",
        "spring-aop",
        "spring-beans",
        "spring-context",
        "spring-core",
        "spring-expression",
        "spring-jdbc",
        "spring-tx",
        "jspecify",
        "micrometer-commons",
        "micrometer-observation",
        "commons-logging",
        "HikariCP",
        "h2",
        "slf4j-api",
        "slf4j-simple"
    };

    private Jars() {}

    /**
     * Creates a directory of modules: one of the application, with all classes of the given classes' packages, and the
     * jars of the libraries.
     */
    static void module(
            Path directory, String name, List<String> required, List<Class<?>> beside, List<Class<?>> libraries)
            throws IOException {
        Files.createDirectories(directory);
        for (Class<?> library : libraries) {
            Path jar = Artifacts.of(library);
            Files.copy(jar, directory.resolve(jar.getFileName()));
        }
        Path module = directory.resolve(name);
        copyClasses(module, beside);
        Path source =
                Files.createDirectories(directory.resolveSibling("source")).resolve("module-info.java");
        String requires =
                required.stream().map(each -> "requires " + each + "; ").collect(Collectors.joining());
        Files.writeString(source, "module " + name + " { " + requires + "}");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int code = compiler.run(
                null,
                null,
                null,
                "--release",
                "17",
                "-Xlint:-requires-automatic",
                "-p",
                directory.toString(),
                "-d",
                module.toString(),
                source.toString());
        assertThat(code).as("exit code of the compiler").isZero();
    }

    /** Creates an executable jar like Spring Boot's build plugins. */
    static Path springBoot(Path directory, Class<?> main, Class<?>... beside) throws IOException {
        Path classes = directory.resolve("classes");
        copyClasses(classes, List.of(main));
        copyClasses(classes, List.of(beside));
        Path plain = directory.resolve("plain.jar");
        int code = java.util.spi.ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", plain.toString(), "-C", classes.toString(), ".");
        assertThat(code).as("exit code of the jar tool").isZero();
        Path executable = directory.resolve("shop.jar");
        Repackager repackager = new Repackager(plain.toFile());
        repackager.setMainClass(main.getName());
        Libraries libraries = callback -> {
            for (Path jar : Artifacts.jars(BOOT_LIBRARIES)) {
                callback.library(new Library(jar.toFile(), LibraryScope.COMPILE));
            }
        };
        repackager.repackage(executable.toFile(), libraries);
        return executable;
    }

    /** Creates an executable jar of a class, and of all classes of its package, whose class path has the libraries. */
    static Path executable(Path directory, Class<?> main, Class<?>... libraries) throws IOException {
        Path classes = directory.resolve("classes");
        copyClasses(classes, List.of(main));
        String classPath = Stream.of(libraries)
                .map(library -> Artifacts.of(library).toUri().toString())
                .collect(Collectors.joining("\n  "));
        Path manifest = Files.writeString(
                directory.resolve("manifest.txt"),
                "Main-Class: " + main.getName() + "\nClass-Path: " + classPath + "\n");
        Path jar = directory.resolve("application.jar");
        int code = java.util.spi.ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--file",
                        jar.toString(),
                        "--manifest",
                        manifest.toString(),
                        "-C",
                        classes.toString(),
                        ".");
        assertThat(code).as("exit code of the jar tool").isZero();
        return jar;
    }

    /** Creates an unpacked web application with its own pool and driver. */
    static Path webApplication(Path directory) throws IOException {
        copyClasses(directory.resolve("WEB-INF/classes"), List.of(Workload.class, ShopServlet.class));
        Path libraries = Files.createDirectories(directory.resolve("WEB-INF/lib"));
        for (Class<?> library : List.of(HikariDataSource.class, Driver.class)) {
            Path jar = Artifacts.of(library);
            Files.copy(jar, libraries.resolve(jar.getFileName()));
        }
        return directory;
    }

    /** Copies all classes of the packages of the given classes. */
    private static void copyClasses(Path target, List<Class<?>> some) throws IOException {
        for (Class<?> each : some) {
            Path root = Artifacts.of(each);
            Path packagePath = root.resolve(each.getPackageName().replace('.', '/'));
            Path copy = Files.createDirectories(
                    target.resolve(root.relativize(packagePath).toString()));
            try (Stream<Path> files = Files.list(packagePath)) {
                files.filter(Files::isRegularFile).forEach(file -> copy(file, copy));
            }
        }
    }

    private static void copy(Path file, Path directory) {
        try {
            Files.copy(file, directory.resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
