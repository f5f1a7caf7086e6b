package io.sessionaudit.runtime.origin;

import java.io.IOException;
import java.lang.ref.Reference;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.sessionaudit.core.stack.CodeSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CodeSourceRecorderTest {
    private static final String CLASSES = "file:/webapps/shop/WEB-INF/classes/";
    private static final String LIBRARY = "file:/webapps/shop/WEB-INF/lib/library.jar";

    /** Fails if the agent calls it. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(null);
        }

        @Override
        public boolean equals(Object other) {
            throw new AssertionError();
        }

        @Override
        public int hashCode() {
            throw new AssertionError();
        }

        @Override
        public String toString() {
            throw new AssertionError();
        }
    }

    private final CodeSourceRecorder recorder = new CodeSourceRecorder(ApplicationMain.of("com.acme.Main", "", ""));
    private final ClassLoader loader = new Loader();

    @TempDir
    private Path directory;

    @Test
    void knowsApplicationByPackage() {
        record("com/acme/Orders", CLASSES);
        record("org/library/Db", LIBRARY);

        assertThat(recorder.isApplication("com.acme.Orders")).isTrue();
        assertThat(recorder.isApplication("com.acme.Other$1")).isTrue();
        assertThat(recorder.isApplication("com.acme.sub.Other")).isFalse();
        assertThat(recorder.isApplication("org.library.Db")).isFalse();
        assertThat(recorder.isApplication("com.unknown.Db")).isFalse();
    }

    @Test
    void knowsUnnamedPackage() {
        record("Orders", CLASSES);

        assertThat(recorder.isApplication("Orders")).isTrue();
    }

    @Test
    void distinguishesClassesOfSplitPackage() {
        record("com/acme/Orders", CLASSES);
        record("com/acme/Platform", LIBRARY);
        record("com/acme/util/Strings", LIBRARY);
        record("com/acme/util/Orders", CLASSES);

        assertThat(recorder.isApplication("com.acme.Orders")).isTrue();
        assertThat(recorder.isApplication("com.acme.Platform")).isFalse();
        assertThat(recorder.isApplication("com.acme.util.Strings")).isFalse();
        assertThat(recorder.isApplication("com.acme.util.Orders")).isTrue();
    }

    @Test
    void splitPackageOfManyClassesIsNotTheApplications() {
        record("com/acme/Orders", CLASSES);
        for (int i = 0; i <= PackageOrigin.MAX_BY_NAME; i++) {
            record("com/acme/C" + i, LIBRARY);
        }

        assertThat(recorder.isApplication("com.acme.Orders")).isFalse();
        assertThat(recorder.isApplication("com.acme.C0")).isFalse();
    }

    @Test
    void classOfTwoLoadersIsTheApplicationsIfItIsInBoth() {
        ClassLoader other = new Loader();
        record("com/acme/Orders", CLASSES);
        recorder.record(other, "com/acme/Orders", domain("file:/webapps/admin/WEB-INF/classes/"));
        assertThat(recorder.isApplication("com.acme.Orders")).isTrue();

        record("com/acme/shared/Money", CLASSES);
        recorder.record(other, "com/acme/shared/Money", domain("file:/webapps/admin/WEB-INF/lib/shop.jar"));
        assertThat(recorder.isApplication("com.acme.shared.Money")).isFalse();
        Reference.reachabilityFence(other);
    }

    @Test
    void forgetsLoaderThatWasCollected() {
        recorder.record(new Loader(), "com/acme/old/Orders", domain(CLASSES));
        recorder.record(new Loader(), "com/acme/Orders", domain(LIBRARY));
        record("com/acme/Orders", CLASSES);
        assertThat(recorder.packages()).isEqualTo(2);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            System.gc();
            assertThat(recorder.packages()).isEqualTo(1);
            assertThat(recorder.isApplication("com.acme.old.Orders")).isFalse();
            assertThat(recorder.isApplication("com.acme.Orders")).isTrue();
        });
        Reference.reachabilityFence(loader);
    }

    @Test
    void packageOfTooManyLoadersIsNotTheApplications() {
        ClassLoader[] loaders = new ClassLoader[CodeSourceRecorder.MAX_LOADERS * 2];
        for (int i = 0; i < loaders.length; i++) {
            loaders[i] = new Loader();
            recorder.record(loaders[i], "com/acme/Orders", domain(CLASSES));
            assertThat(recorder.isApplication("com.acme.Orders")).isEqualTo(i < CodeSourceRecorder.MAX_LOADERS - 1);
        }
        Reference.reachabilityFence(loaders);
    }

    @Test
    void ignoresClassesWithoutLocation() {
        recorder.record(loader, "com/acme/Orders", null);
        recorder.record(loader, "com/acme/Orders", new ProtectionDomain(null, null));
        recorder.record(
                loader, "com/acme/Orders", new ProtectionDomain(new CodeSource(null, (Certificate[]) null), null));
        recorder.record(null, "com/acme/Orders", domain(CLASSES));
        assertThat(recorder.packages()).isZero();

        record("com/acme/Orders", CLASSES);
        recorder.record(loader, "com/acme/Orders$$SpringCGLIB$$0", null);
        assertThat(recorder.isApplication("com.acme.Orders")).isTrue();
    }

    @Test
    void isBoundedInPackagesLocationsAndNames() {
        record("com/acme/first/Orders", CLASSES);
        for (int i = 0; i < 100_000; i++) {
            record("com/acme/p" + i + "/Orders", "file:/plugins/" + i + "/WEB-INF/classes/");
        }
        record("com/acme/" + "x".repeat(60_000) + "/Orders", CLASSES);
        record("com/acme/paths/Orders", "file:/" + "x".repeat(60_000) + "/");

        assertThat(recorder.packages()).isEqualTo(CodeSourceRecorder.MAX_PACKAGES);
        assertThat(recorder.locations()).isLessThanOrEqualTo(CodeSourceRecorder.MAX_LOCATIONS);
        assertThat(recorder.isApplication("com.acme.first.Orders")).isTrue();
        assertThat(recorder.isApplication("com.acme.p7.Other")).isTrue();
        assertThat(recorder.isApplication("com.acme.p99999.Orders")).isFalse();
        assertThat(recorder.isApplication("com.acme." + "x".repeat(60_000) + ".Orders"))
                .isFalse();
    }

    @Test
    void jarOfMainClassIsTheApplicationUnlessItIsOneJarOfEverything() throws IOException {
        String thin = jar("thin.jar", "com/acme/Main.class", "org/slf4j/Logger.class");
        record("com/acme/Main", thin);
        record("com/acme/util/Strings", thin);
        record("com/acme/platform/Db", LIBRARY);
        assertThat(recorder.isApplication("com.acme.util.Strings")).isTrue();
        assertThat(recorder.isApplication("com.acme.platform.Db")).isFalse();

        CodeSourceRecorder other = new CodeSourceRecorder(ApplicationMain.of("com.acme.Main", "", ""));
        String everything = jar(
                "everything.jar",
                "com/acme/Main.class",
                "org/slf4j/Logger.class",
                "org/hibernate/Session.class",
                "org/h2/Driver.class");
        other.record(loader, "com/acme/Main", domain(everything));
        other.record(loader, "org/hibernate/Session", domain(everything));
        assertThat(other.isApplication("com.acme.Main")).isFalse();
        assertThat(other.isApplication("org.hibernate.Session")).isFalse();
    }

    @Test
    void jarOfLauncherIsNotTheApplication() throws IOException {
        CodeSourceRecorder tomcat =
                new CodeSourceRecorder(ApplicationMain.of("org.apache.catalina.startup.Bootstrap start", "", ""));
        tomcat.record(
                loader,
                "org/apache/catalina/startup/Bootstrap",
                domain(jar("bootstrap.jar", "org/apache/catalina/startup/Bootstrap.class")));

        assertThat(tomcat.isApplication("org.apache.catalina.startup.Bootstrap"))
                .isFalse();
    }

    @Test
    void directoryOfEverythingIsNotTheApplication() throws IOException {
        Path task = directory.resolve("task");
        for (String name : new String[] {"com/acme", "org/hibernate", "org/jooq", "com/mysql/cj"}) {
            Files.createDirectories(task.resolve(name));
        }
        record("com/acme/Orders", task.toUri().toString());

        assertThat(recorder.isApplication("com.acme.Orders")).isFalse();
    }

    @Test
    void transformedClassOfQuarkusIsTheApplicationsIfItsPackageIs() {
        String jar = directory.resolve("quarkus-run.jar").toString();
        CodeSourceRecorder quarkus = new CodeSourceRecorder(ApplicationMain.of(jar, jar, ""));
        String root = directory.toUri().toString();
        quarkus.record(loader, "com/acme/Order", domain(root + "quarkus/transformed-bytecode.jar"));
        quarkus.record(loader, "com/acme/Orders", domain(root + "app/shop.jar"));
        quarkus.record(loader, "org/library/Entity", domain(root + "quarkus/transformed-bytecode.jar"));
        quarkus.record(loader, "org/library/Entities", domain(root + "lib/main/library.jar"));

        assertThat(quarkus.isApplication("com.acme.Order")).isTrue();
        assertThat(quarkus.isApplication("com.acme.Orders")).isTrue();
        assertThat(quarkus.isApplication("org.library.Entity")).isFalse();
    }

    @Test
    void readsNoFilesForThreadsOfTheApplication() throws IOException {
        record("com/acme/Main", jar("thin.jar", "com/acme/Main.class"));
        record(
                "com/acme/classes/Orders",
                Files.createDirectory(directory.resolve("classes")).toUri().toString());
        CodeSources known = recorder.knownSources();

        assertThat(known.isApplication("com.acme.classes.Orders")).isTrue();
        assertThat(known.isApplication("com.acme.Main")).isFalse();
        assertThat(recorder.isApplication("com.acme.Main")).isTrue();
        assertThat(known.isApplication("com.acme.Main")).isTrue();
    }

    @Test
    void recordsDataSources() {
        recorder.recordDataSource("com/acme/TenantSource");

        assertThat(recorder.isDataSource("com.acme.TenantSource")).isTrue();
        assertThat(recorder.knownSources().isDataSource("com.acme.TenantSource"))
                .isTrue();
        assertThat(recorder.isDataSource("com.acme.Orders")).isFalse();
        for (int i = 0; i < 20_000; i++) {
            recorder.recordDataSource("com/acme/Source" + i);
        }
        assertThat(recorder.isDataSource("com.acme.Source19999")).isFalse();
    }

    @Test
    void recordsLoadedClasses() {
        recorder.recordLoaded(new Class<?>[] {
            CodeSourceRecorderTest.class, CodeSourceRecorderTest[].class, int.class, String.class, Test.class
        });

        assertThat(recorder.isApplication(CodeSourceRecorderTest.class.getName()))
                .isTrue();
        assertThat(recorder.isApplication(Test.class.getName())).isFalse();
        assertThat(recorder.isApplication("java.lang.String")).isFalse();
    }

    private void record(String className, String location) {
        recorder.record(loader, className, domain(location));
    }

    private String jar(String name, String... entries) throws IOException {
        Path file = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
            }
        }
        return file.toUri().toString();
    }

    private static ProtectionDomain domain(String location) {
        try {
            URL url = URI.create(location).toURL();
            return new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
