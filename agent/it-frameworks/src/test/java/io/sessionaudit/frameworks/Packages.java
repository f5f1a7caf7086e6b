package io.sessionaudit.frameworks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import com.acme.environments.rows.Rows;
import com.acme.environments.server.Server;
import com.acme.environments.shop.Shop;
import io.sessionaudit.it.fork.Artifacts;

/** The classes of the shop, its shared library and its other libraries, as directories and jars. */
final class Packages {
    static final String MAIN = Shop.class.getName();

    private static final String[] LIBRARIES = {
        "HikariCP",
        "h2",
        "slf4j-api",
        "slf4j-simple",
        "spring-jdbc",
        "spring-tx",
        "spring-core",
        "spring-beans",
        "spring-jcl"
    };

    private final Path directory;

    Packages(Path directory) {
        this.directory = directory;
    }

    /** A directory of the application's classes. */
    Path classes(String name) {
        return copy(Shop.class, directory.resolve(name));
    }

    /** A jar of the application's classes. */
    Path jar(String name, String... classPath) {
        Manifest manifest = manifest(MAIN);
        if (classPath.length > 0) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        }
        return jar(directory.resolve(name), manifest, classes("classes-of-" + name));
    }

    /** The jars of the shared library and of the other libraries. */
    List<Path> libraries() {
        Path rows = jar(directory.resolve("rows-1.0.jar"), manifest(null), copy(Rows.class, directory.resolve("rows")));
        return Stream.concat(Stream.of(rows), Artifacts.jars(LIBRARIES).stream())
                .toList();
    }

    /** A directory of the classes of the server. */
    Path server() {
        return copy(Server.class, directory.resolve("server"));
    }

    /** One jar of everything; the first of several files of one name is kept. */
    Path oneJar() throws IOException {
        Path all = Files.createDirectories(directory.resolve("all"));
        for (Path library : libraries()) {
            try (JarFile jar = new JarFile(library.toFile())) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    Path target = all.resolve(entry.getName());
                    if (!entry.isDirectory() && !entry.getName().endsWith("module-info.class")) {
                        Files.createDirectories(target.getParent());
                        if (!Files.exists(target)) {
                            Files.copy(jar.getInputStream(entry), target);
                        }
                    }
                }
            }
        }
        copy(Shop.class, all);
        return jar(directory.resolve("everything.jar"), manifest(MAIN), all);
    }

    static Manifest manifest(String main) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (main != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
        }
        return manifest;
    }

    /** Packs a directory. */
    static Path jar(Path jar, Manifest manifest, Path classes) {
        Set<String> added = new HashSet<>(Set.of("META-INF/", JarFile.MANIFEST_NAME));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.sorted().filter(each -> !each.equals(classes)).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                boolean isDirectory = Files.isDirectory(file);
                if (added.add(isDirectory ? name + "/" : name)) {
                    entries.putNextEntry(new JarEntry(isDirectory ? name + "/" : name));
                    if (!isDirectory) {
                        Files.copy(file, entries);
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the classes of the package of a class. */
    private static Path copy(Class<?> type, Path target) {
        Path packagePath = Path.of(type.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(Artifacts.of(type).resolve(packagePath))) {
            Path copies = Files.createDirectories(target.resolve(packagePath));
            for (Path file : files.toList()) {
                Path copy = copies.resolve(file.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
