package io.sessionaudit.core.stack;

import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.sessionaudit.core.jdbc.KnownPool;

/**
 * Recognizes jars and directories that contain libraries in addition to the application, as shaded jars do. Reads
 * files; for the log thread.
 */
public final class BundledLibraries {
    /** Fewer libraries may be the application's own: a sample in a package of its framework, a fake in a test. */
    static final int MANY = 3;

    private static final String CLASS_FILE = ".class";

    private final Map<String, String> names = new TreeMap<>();
    private final PrefixTable<String> prefixes = new PrefixTable<>();

    /** Creates an instance that knows the built-in tables. */
    public BundledLibraries() {
        FrameClassifier.accessPrefixes().forEach(prefix -> names.put(prefix, prefix));
        KnownPool.packages().forEach(prefix -> names.put(prefix, prefix));
        LibraryTable.load().forEach((prefix, name) -> names.put(prefix, LibraryTable.isAccess(name) ? prefix : name));
        names.keySet()
                .removeIf(prefix -> names.keySet().stream()
                        .anyMatch(other -> prefix.startsWith(other) && prefix.length() > other.length()));
        names.forEach(prefixes::put);
    }

    /** {@return whether a class is of a known library, driver or pool} */
    public boolean isLibrary(String className) {
        return prefixes.longest(className) != null;
    }

    /**
     * {@return the main class that the manifest of a jar names; null if there is none or the file cannot be read}
     */
    public String mainClassOf(File jar) {
        try (JarFile file = new JarFile(jar)) {
            return file.getManifest() == null
                    ? null
                    : file.getManifest().getMainAttributes().getValue("Main-Class");
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** {@return whether a jar or directory contains many libraries; true if it cannot be read} */
    public boolean areIn(File jarOrDirectory) {
        try {
            return jarOrDirectory.isDirectory() ? areInDirectory(jarOrDirectory) : areInJar(jarOrDirectory);
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    private boolean areInDirectory(File directory) {
        Set<String> found = new HashSet<>();
        names.forEach((prefix, name) -> {
            if (prefix.endsWith(".") && new File(directory, prefix.replace('.', '/')).isDirectory()) {
                found.add(name);
            }
        });
        return found.size() >= MANY;
    }

    private boolean areInJar(File jar) throws IOException {
        Set<String> found = new HashSet<>();
        try (JarFile file = new JarFile(jar)) {
            var entries = file.entries();
            while (entries.hasMoreElements() && found.size() < MANY) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                String library = name.endsWith(CLASS_FILE)
                        ? prefixes.longest(name.substring(0, name.length() - CLASS_FILE.length())
                                .replace('/', '.'))
                        : null;
                if (library != null) {
                    found.add(library);
                }
            }
        }
        return found.size() >= MANY;
    }
}
