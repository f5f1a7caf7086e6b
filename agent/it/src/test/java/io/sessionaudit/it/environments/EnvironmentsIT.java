package io.sessionaudit.it.environments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.environments.Workload;
import com.acme.environments.boot.BootShop;
import com.acme.environments.loaders.Departments;
import com.acme.environments.modules.ModularShop;
import com.acme.environments.threads.VirtualShop;
import com.acme.environments.web.ShopServer;
import com.acme.support.Sharded;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import jakarta.annotation.Resource;
import org.apache.catalina.startup.Tomcat;
import org.apache.juli.logging.LogFactory;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;

import static org.assertj.core.api.Assertions.assertThat;

/** In every environment each connection that the application receives is one session, and nothing else changes. */
@Sharded
class EnvironmentsIT {
    private static final String ALL_COLLECTED = "collected";

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void namedModules() throws IOException {
        Path modules = forks.directory().resolve("modules");
        Jars.module(
                modules,
                "com.acme.environments",
                List.of("com.zaxxer.hikari", "com.h2database", "java.sql"),
                List.of(Workload.class, ModularShop.class),
                List.of(HikariDataSource.class, Driver.class, Logger.class, SimpleLogger.class));
        Pair runs = run(() -> forks.modules(modules, "com.acme.environments/" + ModularShop.class.getName()));

        assertThat(runs.audited.facts("source"))
                .as("the test is about named modules")
                .anyMatch(fact -> fact.contains("in module com.acme.environments"))
                .anyMatch(fact -> fact.contains("in module com.zaxxer.hikari"));
        Environment.MODULES.check(runs.alone, runs.audited, "-");
    }

    @Test
    void springBootExecutableJar() throws IOException {
        Path jar = Jars.springBoot(forks.directory(), BootShop.class, Workload.class);
        Pair runs = run(() -> forks.jar(jar).quickCompiler().options("-Dspring.main.banner-mode=off"));

        assertThat(runs.audited.fact("loader")).contains("org.springframework.boot.loader");
        Environment.BOOT.check(runs.alone, runs.audited, "-");
    }

    @Test
    void twoWebApplicationsInOneTomcat() throws IOException {
        Path one = Jars.webApplication(forks.directory().resolve("one"));
        Path two = Jars.webApplication(forks.directory().resolve("two"));
        Pair runs = run(() -> forks.jvm(ShopServer.class, Tomcat.class, LogFactory.class, Resource.class)
                .quickCompiler()
                .options("-Djava.util.logging.config.class=com.acme.environments.web.Quiet")
                .arguments(one.toString(), two.toString()));

        assertThat(runs.audited.facts("/one"))
                .as("the test is about the web applications' own pools")
                .allMatch(answer -> answer.endsWith(
                        "ParallelWebappClassLoader ParallelWebappClassLoader ParallelWebappClassLoader"));
        assertThat(sessionsBySource(runs.audited.log()))
                .isEqualTo(Map.of("jdbc:h2:mem:one", 1 + 3 * 20L, "jdbc:h2:mem:two", 1 + 3 * 5L));
        Environment.TOMCAT.check(runs.alone, runs.audited, runs.audited.fact("second loader"));
    }

    @Test
    void childFirstLoadersThatAreDropped() {
        Pair runs = run(() -> departments(5, "department"));

        assertThat(runs.audited.facts("loader")).hasSize(5).containsOnly(ALL_COLLECTED);
        assertThat(runs.audited.fact("left over")).isEqualTo("0");
        Environment.CHILD_FIRST.check(runs.alone, runs.audited, ALL_COLLECTED);
    }

    @Test
    void loadersThatAreDroppedWithASessionLeftOpen() {
        Pair runs = run(() -> departments(3, "careless"));

        assertThat(runs.audited.facts("loader")).hasSize(3).containsOnly(ALL_COLLECTED);
        assertThat(runs.audited.fact("left over")).isEqualTo("0");
        Environment.CARELESS.check(runs.alone, runs.audited, runs.audited.log(), 3, ALL_COLLECTED);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreads() {
        // 2,000 threads that share ten connections wait; on a slow machine longer than a healthy application would.
        Pair runs = run(() -> forks.jvm(VirtualShop.class), "starved-after=10m");

        assertThat(runs.audited.log().ofType("session"))
                .filteredOn(session -> !session.text("thread").equals("main"))
                .allMatch(session -> session.flag("virtual"));
        Environment.VIRTUAL.check(runs.alone, runs.audited, "-");
    }

    @Test
    void tableHasEachEnvironmentAndNothingElse() {
        assertThat(Environment.TABLE.names())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Environment.values()).map(Environment::title).toList());
    }

    private record Pair(FinishedJvm alone, FinishedJvm audited) {}

    private interface Making {
        ForkedJvm jvm();
    }

    private static Pair run(Making making, String... options) {
        String[] all = Stream.concat(Stream.of("sites=all"), Stream.of(options)).toArray(String[]::new);
        return new Pair(
                making.jvm().run().successful(), making.jvm().agent(all).run().successful());
    }

    private ForkedJvm departments(int count, String name) {
        Stream<String> classPath = Stream.of(
                        Departments.class, HikariDataSource.class, Driver.class, Logger.class, SimpleLogger.class)
                .map(type -> Artifacts.of(type).toString());
        return forks.jvm(Departments.class)
                .arguments(Stream.concat(Stream.of(Integer.toString(count), name), classPath)
                        .toArray(String[]::new));
    }

    private static Map<String, Long> sessionsBySource(AuditRecords log) {
        Map<String, String> urls = log.ofType("source").stream()
                .collect(Collectors.toMap(source -> source.text("source"), source -> source.text("url")));
        return log.ofType("session").stream()
                .map((LogRecord session) -> urls.get(session.text("source")).replaceFirst(";.*", ""))
                .collect(Collectors.groupingBy(url -> url, Collectors.counting()));
    }
}
