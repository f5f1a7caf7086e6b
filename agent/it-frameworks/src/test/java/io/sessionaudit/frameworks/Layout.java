package io.sessionaudit.frameworks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.acme.environments.server.Server;
import com.acme.environments.shop.ShopServlet;
import io.quarkus.bootstrap.runner.QuarkusEntryPoint;
import io.quarkus.bootstrap.runner.SerializedApplication;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.springframework.boot.loader.tools.Layouts;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** The ways in which an application is packaged and started. */
enum Layout {
    DIRECTORY("class path with a directory") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) {
            return forks.classPath(classPath(packages.classes("classes"), packages), Packages.MAIN);
        }
    },
    TESTS("test run of a build: target/test-classes") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) {
            return forks.classPath(classPath(packages.classes("target/test-classes"), packages), Packages.MAIN);
        }
    },
    JAR("class path with a jar") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) {
            return forks.classPath(classPath(packages.jar("shop.jar"), packages), Packages.MAIN);
        }
    },
    EXECUTABLE_JAR("executable jar with libraries next to it") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) {
            String[] libraries = packages.libraries().stream()
                    .map(jar -> jar.toUri().toString())
                    .toArray(String[]::new);
            return forks.jar(packages.jar("shop.jar", libraries));
        }
    },
    ONE_JAR("one jar of the application and all libraries") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) throws IOException {
            return forks.jar(packages.oneJar());
        }
    },
    BOOT_JAR("Spring Boot executable jar with nested jars") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) throws IOException {
            Path jar = forks.directory().resolve("shop.jar");
            return forks.jar(repackage(packages.jar("plain.jar"), jar, new Layouts.Jar(), packages));
        }
    },
    BOOT_WAR("Spring Boot executable war with nested jars") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) throws IOException {
            packages.classes("war/WEB-INF/classes");
            Path war = Packages.jar(
                    forks.directory().resolve("plain.war"),
                    Packages.manifest(Packages.MAIN),
                    forks.directory().resolve("war"));
            return forks.jar(repackage(war, forks.directory().resolve("shop.war"), new Layouts.War(), packages));
        }
    },
    WEB_APPLICATION("web application in Tomcat: WEB-INF/classes and WEB-INF/lib") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) throws IOException {
            packages.classes("web/WEB-INF/classes");
            copy(packages.libraries(), forks.directory().resolve("web/WEB-INF/lib"));
            List<Path> server =
                    new ArrayList<>(Artifacts.jars("tomcat-embed-core", "jakarta.annotation-api", "slf4j-api"));
            server.add(packages.server());
            return forks.classPath(server, Server.class.getName())
                    .options("-Djava.util.logging.config.file=none")
                    .arguments(ShopServlet.class.getName(), "web");
        }
    },
    MODULES("module path") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) throws IOException {
            Path modules = forks.directory().resolve("modules");
            copy(packages.libraries(), modules);
            Path module = packages.classes("modules/com.acme.shop");
            Files.delete(module.resolve(ShopServlet.class.getName().replace('.', '/') + ".class"));
            Path source =
                    Files.createDirectories(forks.directory().resolve("source")).resolve("module-info.java");
            Files.writeString(
                    source, "module com.acme.shop { requires com.zaxxer.hikari; requires java.sql; requires rows; }");
            int exit = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            "17",
                            "-p",
                            modules.toString(),
                            "-d",
                            module.toString(),
                            source.toString());
            if (exit != 0) {
                throw new IllegalStateException("the module was not compiled");
            }
            return forks.modules(modules, "com.acme.shop/" + Packages.MAIN);
        }
    },
    QUARKUS("Quarkus fast-jar: quarkus-run.jar with its class loader") {
        @Override
        ForkedJvm jvm(Forks forks, Packages packages) throws IOException {
            Path root = Files.createDirectories(forks.directory().resolve("quarkus-app"));
            Path application = Files.createDirectories(root.resolve("app")).resolve("shop.jar");
            Files.move(packages.jar("application.jar"), application);
            List<Path> classPath = new ArrayList<>(List.of(application));
            classPath.addAll(copy(packages.libraries(), root.resolve("lib/main")));
            List<Path> boot = copy(Artifacts.jars(QUARKUS_BOOT), root.resolve("lib/boot"));
            Path data = root.resolve(QuarkusEntryPoint.QUARKUS_APPLICATION_DAT);
            Files.createDirectories(data.getParent());
            try (OutputStream out = Files.newOutputStream(data)) {
                SerializedApplication.write(out, Packages.MAIN, root, classPath, List.of());
            }
            Manifest manifest = Packages.manifest(QuarkusEntryPoint.class.getName());
            String[] names =
                    boot.stream().map(jar -> "lib/boot/" + jar.getFileName()).toArray(String[]::new);
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
            Path empty = Files.createDirectories(forks.directory().resolve("empty"));
            return forks.jar(Packages.jar(root.resolve("quarkus-run.jar"), manifest, empty));
        }
    };

    private static final String[] QUARKUS_BOOT = {
        "quarkus-bootstrap-runner",
        "quarkus-classloader-commons",
        "smallrye-common-[a-z]+",
        "jboss-logmanager",
        "jboss-logging",
        "jakarta.json-api",
        "parsson",
        "crac"
    };

    private final String title;

    Layout(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Packages the application, and creates a JVM for it. */
    abstract ForkedJvm jvm(Forks forks, Packages packages) throws IOException;

    private static List<Path> classPath(Path application, Packages packages) {
        return Stream.concat(Stream.of(application), packages.libraries().stream())
                .toList();
    }

    private static List<Path> copy(List<Path> jars, Path target) throws IOException {
        Files.createDirectories(target);
        List<Path> copies = new ArrayList<>();
        for (Path jar : jars) {
            copies.add(Files.copy(jar, target.resolve(jar.getFileName())));
        }
        return copies;
    }

    private static Path repackage(
            Path plain, Path executable, org.springframework.boot.loader.tools.Layout layout, Packages packages)
            throws IOException {
        Repackager repackager = new Repackager(plain.toFile());
        repackager.setMainClass(Packages.MAIN);
        repackager.setLayout(layout);
        repackager.repackage(executable.toFile(), callback -> {
            for (Path jar : packages.libraries()) {
                callback.library(new Library(jar.toFile(), LibraryScope.COMPILE));
            }
        });
        return executable;
    }
}
