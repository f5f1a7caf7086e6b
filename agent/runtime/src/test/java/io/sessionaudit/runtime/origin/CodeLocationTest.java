package io.sessionaudit.runtime.origin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodeLocationTest {
    private static final ApplicationMain MAIN = ApplicationMain.of("com.acme.Main", "/opt/lib/a.jar", "com.acme.app");
    private static final ApplicationMain QUARKUS =
            ApplicationMain.of("/deployments/quarkus-run.jar", "/deployments/quarkus-run.jar", "");

    @ParameterizedTest
    @CsvSource({
        // directories of IDEs, Maven, Gradle, images, and an exploded module
        "file, /home/me/app/target/classes/, DIRECTORY",
        "file, /home/me/app/target/test-classes/, DIRECTORY",
        "file, /home/me/app/build/classes/java/main/, DIRECTORY",
        "file, /home/me/app/build/classes/kotlin/test/, DIRECTORY",
        "file, /home/me/app/bin/main/, DIRECTORY",
        "file, /home/me/app/out/production/app/, DIRECTORY",
        "file, /app/classes/, DIRECTORY",
        "file, /C:/app/my%20classes/, DIRECTORY",
        "file, /app/mods/com.acme.app/, DIRECTORY",
        // Spring Boot from 3.2, before, and extracted
        "jar, nested:/opt/app.jar/!BOOT-INF/classes/!/, APPLICATION",
        "jar, nested:/opt/app.jar/!BOOT-INF/lib/spring-jdbc-6.2.1.jar!/, ARCHIVE",
        "jar, nested:/opt/app.war/!WEB-INF/classes/!/, APPLICATION",
        "jar, nested:/opt/app.war/!WEB-INF/lib-provided/tomcat.jar!/, ARCHIVE",
        "jar, file:/opt/app.jar!/BOOT-INF/classes!/, APPLICATION",
        "jar, file:/opt/app.jar!/BOOT-INF/lib/spring-jdbc-5.3.jar!/, ARCHIVE",
        "file, /opt/app/BOOT-INF/classes/, APPLICATION",
        "file, /opt/app/BOOT-INF/lib/spring-jdbc-6.2.1.jar, ARCHIVE",
        // servers: Tomcat, exploded and packed; WildFly; a module and a library of an enterprise application
        "file, /opt/tomcat/webapps/shop/WEB-INF/classes/, APPLICATION",
        "file, /opt/tomcat/webapps/shop/WEB-INF/lib/hibernate-core.jar, ARCHIVE",
        "jar, file:/opt/tomcat/webapps/shop.war!/WEB-INF/classes/, APPLICATION",
        "war, file:/opt/tomcat/webapps/shop.war*/WEB-INF/lib/x.jar, ARCHIVE",
        "vfs, /content/shop.war/WEB-INF/classes, APPLICATION",
        "vfs, /content/shop.war/WEB-INF/classes/, APPLICATION",
        "vfs, /content/shop.war/WEB-INF/lib/x.jar/, ARCHIVE",
        "vfs, /content/shop.ear/shop-ejb.jar/, APPLICATION",
        "vfs, /content/shop.ear/lib/x.jar/, ARCHIVE",
        "jar, file:/opt/wildfly/modules/org/h2/main/h2.jar!/, ARCHIVE",
        // Quarkus
        "file, /opt/quarkus-app/app/shop-1.0.jar, APPLICATION",
        "file, /opt/quarkus-app/lib/main/io.quarkus.agroal.jar, ARCHIVE",
        // the run-time image
        "jrt, /com.acme.app, MAIN_MODULE",
        "jrt, /com.acme.other, ELSEWHERE",
        "jrt, /java.sql, ELSEWHERE",
        // scripts
        "file, /groovy/script, APPLICATION",
        "file, /opt/jobs/Nightly.groovy, APPLICATION",
        // anything else
        "file, /opt/lib/a.jar, ARCHIVE",
        "file, /opt/lib/A.JAR, ARCHIVE",
        "file, /opt/lib/a, ELSEWHERE",
        "bundle, 42.0:1, ELSEWHERE",
        "jar, file:/opt/lib/a.jar!/some/directory/, ELSEWHERE",
        "jar, nested:/opt/app.jar/!some/directory/!/, ELSEWHERE",
        "file, '', ELSEWHERE"
    })
    void classifiesByName(String protocol, String path, CodeLocation.Kind kind) {
        assertThat(CodeLocation.of(new RecordedLocation(protocol, path), MAIN).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "/deployments/app/shop-1.0.jar, APPLICATION",
        "/deployments/lib/main/org.hibernate.hibernate-core.jar, ARCHIVE",
        "/deployments/lib/boot/io.quarkus.bootstrap.jar, ARCHIVE",
        "/deployments/quarkus/transformed-bytecode.jar, UNKNOWN",
        "/deployments/quarkus-run.jar, ARCHIVE"
    })
    void knowsThePartsOfQuarkusInAnyDirectory(String path, CodeLocation.Kind kind) {
        assertThat(CodeLocation.of(new RecordedLocation("file", path), QUARKUS).kind())
                .isEqualTo(kind);
        assertThat(CodeLocation.of(new RecordedLocation("jar", "file:" + path + "!/"), QUARKUS)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void malformedNamesHaveNoFile() {
        assertThat(CodeLocation.of(new RecordedLocation("file", "/a b.jar"), MAIN)
                        .file())
                .isNull();
        assertThat(CodeLocation.of(new RecordedLocation("file", "/%zz/"), MAIN).file())
                .isNull();
        assertThat(CodeLocation.of(new RecordedLocation("file", "/a%20b.jar"), MAIN)
                        .file())
                .hasName("a b.jar");
    }
}
