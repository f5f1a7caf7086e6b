package io.sessionaudit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK to measure on.
 *
 * @param java its launcher
 * @param feature its feature version, such as 17
 * @param version all of its version
 */
record Jdk(Path java, int feature, String version) {
    private static final Pattern VERSION = Pattern.compile("JAVA_RUNTIME_VERSION=\"(.*)\"|JAVA_VERSION=\"(.*)\"");

    /** {@return the JDK in a directory} */
    static Jdk at(Path home) throws IOException {
        String version = "";
        for (String line : Files.readAllLines(home.resolve("release"))) {
            Matcher matcher = VERSION.matcher(line);
            if (matcher.matches()) {
                String found = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                version = found.length() > version.length() ? found : version;
            }
        }
        return new Jdk(home.resolve("bin/java"), Runtime.Version.parse(version).feature(), version);
    }
}
