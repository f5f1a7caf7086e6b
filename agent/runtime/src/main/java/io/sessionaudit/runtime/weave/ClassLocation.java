package io.sessionaudit.runtime.weave;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A directory or jar that contains class files, possibly inside another jar. Immutable.
 *
 * @param file the directory, or the jar in the file system
 * @param inside the jars in each other, and a directory in the last one, which ends with a slash
 */
record ClassLocation(File file, List<String> inside) {
    private static final int MAX_CLASS_FILE = 16 << 20;

    /**
     * {@return the location of a code source; null if it is none of the file system} Reads the fields of the URL only,
     * because its stream handler may be the application's.
     */
    static ClassLocation of(URL url) {
        return of(url.getProtocol(), url.getPath());
    }

    /**
     * {@return the location in a URL such as {@code file:/a/b.jar}, {@code jar:file:/a/b.jar!/c.jar!/} or {@code
     * jar:nested:/a/b.jar/!c.jar!/}; null if it has another form}
     */
    static ClassLocation of(String protocol, String path) {
        String rest = path;
        if (protocol.equals("jar")) {
            int colon = path.indexOf(':');
            if (colon < 0) {
                return null;
            }
            return of(path.substring(0, colon), path.substring(colon + 1));
        }
        if (!protocol.equals("file") && !protocol.equals("nested")) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String part : rest.replace("/!", "!/").split("!/")) {
            if (!part.isEmpty() && !part.equals("/")) {
                parts.add(part.startsWith("/") && !parts.isEmpty() ? part.substring(1) : part);
            }
        }
        if (parts.isEmpty()) {
            return null;
        }
        List<String> inside = new ArrayList<>(parts.subList(1, parts.size()));
        int last = inside.size() - 1;
        if (last >= 0 && !inside.get(last).endsWith(".jar") && !inside.get(last).endsWith("/")) {
            inside.set(last, inside.get(last) + '/');
        }
        return new ClassLocation(fileOf(parts.get(0)), List.copyOf(inside));
    }

    private static File fileOf(String path) {
        try {
            return new File(URI.create("file:" + path));
        } catch (IllegalArgumentException e) {
            return new File(path); // not encoded
        }
    }

    /** {@return whether its files may change while the application runs} */
    boolean isDirectory() {
        return inside.isEmpty() && file.isDirectory();
    }

    /** {@return the content of a class file; null if the location does not contain it} */
    byte[] read(String internalName) throws IOException {
        String entry = internalName + ".class";
        if (inside.isEmpty()) {
            File found = new File(file, entry);
            if (file.isDirectory()) {
                return found.isFile() && found.length() <= MAX_CLASS_FILE ? Files.readAllBytes(found.toPath()) : null;
            }
            return readFromJar(entry);
        }
        String last = inside.get(inside.size() - 1);
        if (last.endsWith("/")) {
            return inside.size() == 1 ? readFromJar(last + entry) : null;
        }
        return inside.size() == 1 ? NestedJars.read(file, last, entry) : null;
    }

    /** The JDK shares the directory of a jar that is open already, which makes this cheap. */
    private byte[] readFromJar(String entry) throws IOException {
        try (ZipFile jar = new ZipFile(file)) {
            ZipEntry found = jar.getEntry(entry);
            if (found == null || found.getSize() > MAX_CLASS_FILE) {
                return null;
            }
            try (InputStream in = jar.getInputStream(found)) {
                return in.readAllBytes();
            }
        }
    }
}
