package io.sessionaudit.core.stack;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameKindClassifierTest {
    private static final CodeSources PETCLINIC =
            name -> name.startsWith("org.springframework.samples.petclinic.") || name.equals("Main");

    @ParameterizedTest
    @CsvSource({
        "java.sql.DriverManager, MACHINERY",
        "javax.servlet.http.HttpServlet, MACHINERY",
        "jdk.internal.reflect.DirectMethodHandleAccessor, MACHINERY",
        "io.sessionaudit.hooks.SessionAuditHooks, MACHINERY",
        "jdk.proxy2.$Proxy41, MACHINERY",
        "com.acme.$Proxy41, MACHINERY",
        "com.acme.Orders$$Lambda$14/0x0000000800c3a440, MACHINERY",
        "com.acme.Orders$$FastClassBySpringCGLIB$$1a2b3c4d, MACHINERY",
        "com.acme.Orders$$SpringCGLIB$$FastClass$$1, MACHINERY",
        "com.acme.Order$HibernateProxy, MACHINERY",
        "com.acme.Order$HibernateProxy$Xa5w, MACHINERY",
        "com.acme.OrderRepository$Intercepted, MACHINERY",
        "com.zaxxer.hikari.HikariDataSource, ACCESS",
        "com.mysql.cj.jdbc.ConnectionImpl, ACCESS",
        "org.hsqldb.jdbc.JDBCDataSource, ACCESS",
        "org.apache.tomcat.jdbc.pool.DataSourceProxy, ACCESS",
        "org.springframework.jdbc.datasource.DataSourceUtils, ACCESS",
        "org.hibernate.engine.jdbc.connections.internal.DriverManagerConnectionProvider, ACCESS",
        "com.arjuna.ats.internal.jdbc.ConnectionImple, ACCESS",
        "com.atomikos.jdbc.AtomikosDataSourceBean, ACCESS",
        "com.acme.Orders, OTHER",
        "com.acme.ProxyOrders$ProxyFactory, OTHER",
        "Main, OTHER"
    })
    void classifiesByTables(String className, FrameKind kind) {
        assertThat(FrameKindClassifier.builtIn().kindOf(className)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.jdbc.core.JdbcTemplate, Spring",
        "org.springframework.data.jpa.repository.support.SimpleJpaRepository, Spring Data",
        "org.springframework.jdbc.datasource.init.ScriptUtils, Spring",
        "org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl, Hibernate",
        "com.arjuna.ats.internal.jta.transaction.arjunacore.BaseTransaction, Narayana",
        "com.atomikos.icatch.imp.CompositeTransactionImp, Atomikos",
        "org.apache.tomcat.util.threads.ThreadPoolExecutor, Tomcat",
        "com.sun.enterprise.v3.server.ContainerMapper, GlassFish",
        "next.jdbc$get_connection, next.jdbc",
        "io.quarkus.hibernate.orm.panache.PanacheQuery, Quarkus Panache"
    })
    void namesLibraries(String className, String name) {
        FrameKindClassifier classifier = FrameKindClassifier.builtIn();

        assertThat(classifier.kindOf(className)).isEqualTo(FrameKind.LIBRARY);
        assertThat(classifier.libraryOf(className)).isEqualTo(name);
    }

    @Test
    void codeSourceOverridesOnlyTheTableOfLibraries() {
        FrameKindClassifier classifier = new FrameKindClassifier(List.of(), List.of(), name -> true);

        assertThat(classifier.kindOf("org.springframework.samples.petclinic.OwnerController"))
                .isEqualTo(FrameKind.APPLICATION);
        assertThat(classifier.kindOf("com.acme.Orders")).isEqualTo(FrameKind.APPLICATION);
        assertThat(classifier.kindOf("com.zaxxer.hikari.HikariDataSource")).isEqualTo(FrameKind.ACCESS);
        assertThat(classifier.kindOf("java.lang.Thread")).isEqualTo(FrameKind.MACHINERY);
    }

    @Test
    void usesCodeSourceOfTheClass() {
        FrameKindClassifier classifier = new FrameKindClassifier(List.of(), List.of(), PETCLINIC);

        assertThat(classifier.kindOf("org.springframework.samples.petclinic.OwnerController$1"))
                .isEqualTo(FrameKind.APPLICATION);
        assertThat(classifier.kindOf("Main")).isEqualTo(FrameKind.APPLICATION);
        assertThat(classifier.kindOf("org.springframework.web.servlet.DispatcherServlet"))
                .isEqualTo(FrameKind.LIBRARY);
    }

    @Test
    void longestPrefixOfOptionsTakesPrecedence() {
        FrameKindClassifier classifier = new FrameKindClassifier(
                List.of("com", "com.acme", "org.springframework.samples"),
                List.of("com.acme.platform", "com.acme.Trace"),
                CodeSources.UNKNOWN);

        assertThat(classifier.kindOf("com.acme.Orders")).isEqualTo(FrameKind.APPLICATION);
        assertThat(classifier.kindOf("com.acme.platform.Db")).isEqualTo(FrameKind.LIBRARY);
        assertThat(classifier.libraryOf("com.acme.platform.Db")).isEqualTo("com.acme.platform");
        assertThat(classifier.kindOf("com.acme.Trace")).isEqualTo(FrameKind.LIBRARY);
        assertThat(classifier.kindOf("com.acme.Trace$1")).isEqualTo(FrameKind.LIBRARY);
        assertThat(classifier.kindOf("com.acme.Tracer")).isEqualTo(FrameKind.APPLICATION);
        assertThat(classifier.kindOf("com.acmecorp.Orders")).isEqualTo(FrameKind.APPLICATION);
        assertThat(classifier.kindOf("com.zaxxer.hikari.HikariDataSource")).isEqualTo(FrameKind.ACCESS);
        assertThat(classifier.kindOf("org.springframework.samples.Main")).isEqualTo(FrameKind.APPLICATION);
    }

    @Test
    void optionCannotNameTheJdk() {
        FrameKindClassifier classifier =
                new FrameKindClassifier(List.of("java", "com.sun.acme"), List.of(), CodeSources.UNKNOWN);

        assertThat(classifier.kindOf("java.lang.Thread")).isEqualTo(FrameKind.MACHINERY);
        assertThat(classifier.kindOf("com.sun.acme.Orders")).isEqualTo(FrameKind.APPLICATION);
    }

    @Test
    void libraryOfAnOptionIsNotTheApplicationEvenIfItsCodeSourceIs() {
        FrameKindClassifier classifier = new FrameKindClassifier(List.of(), List.of("com.acme.platform"), name -> true);

        assertThat(classifier.kindOf("com.acme.platform.Db")).isEqualTo(FrameKind.LIBRARY);
    }

    @Test
    void cacheIsBounded() {
        FrameKindClassifier classifier = FrameKindClassifier.builtIn();
        for (int i = 0; i < 100_000; i++) {
            assertThat(classifier.kindOf("com.acme.p" + i + ".Orders")).isEqualTo(FrameKind.OTHER);
            assertThat(classifier.cached()).isLessThanOrEqualTo(FrameKindClassifier.MAX_CACHED);
        }
    }

    @Test
    void doesNotCacheNamesOfExtremeLength() {
        FrameKindClassifier classifier = FrameKindClassifier.builtIn();
        String end = "$a_".repeat(20_000) + "$$Lambda";

        assertThat(classifier.kindOf("com.acme.Orders" + end)).isEqualTo(FrameKind.OTHER);
        assertThat(classifier.kindOf("org.hibernate.Session" + end)).isEqualTo(FrameKind.LIBRARY);
        assertThat(classifier.cached()).isZero();
    }
}
