package io.sessionaudit.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The command lines are those of the JDKs 17 and 25. */
class MainProgramTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "jdk.compiler/com.sun.tools.javac.Main -version, true",
        "jdk.compiler/com.sun.tools.javac.launcher.Main App.java, false",
        "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher App.java, false",
        "jdk.jcmd/sun.tools.jcmd.JCmd -l, true",
        "java.base/sun.security.tools.keytool.Main -help, true",
        "jdk.jartool/sun.tools.jar.Main --version, true",
        "java.scripting/com.sun.tools.script.shell.Main app.js, false",
        "jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider, true",
        "jdk.jshell.execution.RemoteExecutionControl 4242, false",
        "com.acme.app/com.acme.Main, false",
        "/opt/jdk.jcmd/app.jar, false",
        "com.acme.Main jdk.jcmd/sun.tools.jcmd.JCmd, false",
        "'', false"
    })
    void recognizesToolsOfTheJdk(String command, boolean tool) {
        assertThat(MainProgram.isToolOfJdk(command)).isEqualTo(tool);
    }

    @Test
    void recognizesCommandsOfItsOwnJar() throws IOException {
        String own = jar("session-audit-1.0.jar", "io.sessionaudit.premain.SessionAuditMain");
        String other = jar("session-audit-demo.jar", "com.acme.Main");
        String renamed = jar("tools.jar", "io.sessionaudit.premain.SessionAuditMain");

        assertThat(MainProgram.isOwnCommand(own, own + " report a.jsonl")).isTrue();
        assertThat(MainProgram.isOwnCommand(own, "com.acme.Main"))
                .as("on the class path")
                .isFalse();
        assertThat(MainProgram.isOwnCommand(other, other)).isFalse();
        assertThat(MainProgram.isOwnCommand(renamed, renamed))
                .as("its manifest is not read")
                .isFalse();
        assertThat(MainProgram.isOwnCommand("/missing/session-audit.jar", "/missing/session-audit.jar"))
                .isFalse();
    }

    private String jar(String name, String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        Path jar = directory.resolve(name);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar.toString();
    }
}
