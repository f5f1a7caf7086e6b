package io.sessionaudit.runtime.origin;

import java.io.File;
import java.io.IOException;

/**
 * The jar or the class with which the JVM was started. Threadsafe.
 *
 * <p>Only the first word of the command is read, because the others may contain secrets.
 */
final class ApplicationMain {
    private static final String QUARKUS_JAR = "quarkus-run.jar";

    private final String jar;
    private final String mainClass;
    private final String module;

    /** The path of the code source of the main class, when it is loaded. */
    private volatile String location;

    private ApplicationMain(String jar, String mainClass, String module) {
        this.jar = jar;
        this.mainClass = mainClass;
        this.module = module;
    }

    /** {@return the main program of this JVM} */
    static ApplicationMain ofThisJvm() {
        return of(
                System.getProperty("sun.java.command", ""),
                System.getProperty("java.class.path", ""),
                System.getProperty("jdk.module.main", ""));
    }

    /**
     * Reads the properties of a JVM.
     *
     * @param command main class, module and class, or jar, and the arguments
     * @param classPath the class path, which begins with the jar if the JVM was started with one
     * @param module the main module, or empty
     */
    static ApplicationMain of(String command, String classPath, String module) {
        int end = classPath.indexOf(File.pathSeparatorChar);
        String first = end < 0 ? classPath : classPath.substring(0, end);
        if (!first.isEmpty() && (command.equals(first) || command.startsWith(first + ' '))) {
            return new ApplicationMain(canonical(first), null, module);
        }
        int space = command.indexOf(' ');
        String name = space < 0 ? command : command.substring(0, space);
        return new ApplicationMain(null, name.substring(name.indexOf('/') + 1).replace('.', '/'), module);
    }

    /** As the class loader of the class path does. */
    private static String canonical(String file) {
        try {
            return new File(file).getCanonicalPath();
        } catch (IOException e) {
            return new File(file).getAbsolutePath();
        }
    }

    /** Records the code source of a class if it is the main class, given its name with slashes. */
    void recordClass(String name, String path) {
        if (location == null && name.equals(mainClass)) {
            location = path;
        }
    }

    /** {@return the name of the main class; null if the JVM was started with a jar} */
    String mainClass() {
        return mainClass == null ? null : mainClass.replace('/', '.');
    }

    /** {@return whether an archive is that of the main class} */
    boolean isIn(CodeLocation archive) {
        return archive.path().equals(location)
                || jar != null
                        && archive.file() != null
                        && jar.equals(archive.file().getPath());
    }

    /** {@return whether a module of the run-time image is the main module} */
    boolean isModule(String path) {
        return !module.isEmpty() && path.equals('/' + module);
    }

    /** {@return the directory of the jar of a Quarkus application, which contains its parts; null for others} */
    String quarkusDirectory() {
        return jar != null && jar.endsWith(File.separator + QUARKUS_JAR)
                ? jar.substring(0, jar.length() - QUARKUS_JAR.length())
                : null;
    }
}
