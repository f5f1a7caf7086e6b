package io.sessionaudit.runtime;

import java.io.File;
import java.io.IOException;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The program that this JVM runs. With {@code JAVA_TOOL_OPTIONS} the agent also gets into tools, which have no
 * sessions: they are not audited, so that no log remains in their directory.
 */
final class MainProgram {
    private static final String COMMAND = "sun.java.command";
    private static final String OWN_MAIN_CLASS = "io.sessionaudit.premain.SessionAuditMain";

    /** Modules of the JDK whose main classes run no code of an application. */
    private static final Set<String> TOOL_MODULES = Set.of(
            "jdk.compiler",
            "jdk.hotspot.agent",
            "jdk.httpserver",
            "jdk.jartool",
            "jdk.javadoc",
            "jdk.jcmd",
            "jdk.jconsole",
            "jdk.jdeps",
            "jdk.jdi",
            "jdk.jfr",
            "jdk.jlink",
            "jdk.jpackage",
            "jdk.jshell",
            "jdk.jstatd",
            "java.rmi");

    /** Runs a program from its source file. */
    private static final String SOURCE_LAUNCHER = "jdk.compiler/com.sun.tools.javac.launcher.";

    private static final String KEYTOOL = "java.base/sun.security.tools.";

    private MainProgram() {}

    /** {@return whether it is a tool of the JDK, or a command of the agent's jar} */
    static boolean isTool() {
        String command = System.getProperty(COMMAND, "");
        return isToolOfJdk(command) || isOwnCommand(System.getProperty("java.class.path", ""), command);
    }

    /**
     * {@return whether the command line runs a tool of the JDK}
     *
     * @param command a main class with its module in front if it has one, and arguments
     */
    static boolean isToolOfJdk(String command) {
        int slash = command.indexOf('/');
        return slash > 0 && TOOL_MODULES.contains(command.substring(0, slash)) && !command.startsWith(SOURCE_LAUNCHER)
                || command.startsWith(KEYTOOL);
    }

    /** Reads the manifest only if the jar has a name that suggests it. */
    static boolean isOwnCommand(String classPath, String command) {
        String name = new File(classPath).getName();
        if (!command.startsWith(classPath) || !name.startsWith("session-audit") || !name.endsWith(".jar")) {
            return false;
        }
        try (JarFile jar = new JarFile(classPath)) {
            Manifest manifest = jar.getManifest();
            return manifest != null
                    && OWN_MAIN_CLASS.equals(manifest.getMainAttributes().getValue("Main-Class"));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** {@return the main class or jar, without arguments, which may contain secrets} */
    static String name() {
        String command = System.getProperty(COMMAND, "unknown").strip();
        int space = command.indexOf(' ');
        String first = space < 0 ? command : command.substring(0, space);
        return first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
    }
}
