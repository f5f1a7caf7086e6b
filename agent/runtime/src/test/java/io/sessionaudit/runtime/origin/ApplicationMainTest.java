package io.sessionaudit.runtime.origin;

import java.io.File;
import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationMainTest {
    @Test
    void isJarIfTheClassPathBeginsWithIt() throws IOException {
        String path = "target/my app.jar" + File.pathSeparator + "/opt/session-audit.jar"; // the JVM appends agents
        ApplicationMain main = ApplicationMain.of("target/my app.jar --password=secret", path, "");

        String file = new File("target/my app.jar").getCanonicalFile().toURI().getRawPath();
        assertThat(main.mainClass()).isNull();
        assertThat(main.isIn(CodeLocation.of(new RecordedLocation("file", file), main)))
                .isTrue();
        assertThat(main.isIn(CodeLocation.of(new RecordedLocation("jar", "file:" + file + "!/"), main)))
                .isTrue();
        assertThat(main.isIn(CodeLocation.of(new RecordedLocation("file", "/opt/session-audit.jar"), main)))
                .isFalse();
    }

    @Test
    void isClassWhoseLocationIsKnownWhenItIsLoaded() {
        ApplicationMain main =
                ApplicationMain.of("com.acme.Main run", "/lib/a.jar" + File.pathSeparator + "/lib/app.jar", "");
        CodeLocation jar = CodeLocation.of(new RecordedLocation("file", "/lib/app.jar"), main);

        assertThat(main.isIn(jar)).isFalse();
        main.recordClass("com/acme/Other", "/lib/a.jar");
        main.recordClass("com/acme/Main", "/lib/app.jar");
        main.recordClass("com/acme/Main", "/webapps/other.jar"); // another loader's

        assertThat(main.isIn(jar)).isTrue();
        assertThat(main.isIn(CodeLocation.of(new RecordedLocation("file", "/webapps/other.jar"), main)))
                .isFalse();
    }

    @Test
    void isClassOfModule() {
        ApplicationMain main = ApplicationMain.of("com.acme.app/com.acme.Main run", "", "com.acme.app");

        assertThat(main.mainClass()).isEqualTo("com.acme.Main");
        assertThat(main.isModule("/com.acme.app")).isTrue();
        assertThat(main.isModule("/com.acme")).isFalse();
    }

    @Test
    void isUnknownToAnEmbeddedJvm() {
        ApplicationMain main = ApplicationMain.of("", "", "");

        assertThat(main.isIn(CodeLocation.of(new RecordedLocation("file", "/lib/app.jar"), main)))
                .isFalse();
        assertThat(main.isModule("/")).isFalse();
        assertThat(main.quarkusDirectory()).isNull();
    }
}
