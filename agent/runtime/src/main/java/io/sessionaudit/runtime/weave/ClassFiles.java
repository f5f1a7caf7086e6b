package io.sessionaudit.runtime.weave;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.sessionaudit.runtime.woven.LoaderMap;

/**
 * Reads class files from where other classes of a loader were loaded from, without calling the loader: its methods are
 * code of the application, which may wait for a lock while a class is loaded, or answer with another class than the one
 * that it loads.
 *
 * <p>Threadsafe. Bounded, and keeps no loader alive.
 */
final class ClassFiles {
    private static final int MAX_PARENTS = 50;
    private static final int MAX_ABSENT = 20_000;

    private final LoaderMap<ClassLocations> locations = new LoaderMap<>();

    /** The names that are not in the JDK. */
    private final Set<String> notOfPlatform = ConcurrentHashMap.newKeySet();

    /** Creates an instance that knows the class path of the JVM. */
    ClassFiles() {
        ClassLocations ofClassPath = locations.get(ClassLoader.getSystemClassLoader(), ClassLocations::new);
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                ofClassPath.add(entry, new ClassLocation(new File(entry), List.of()));
            }
        }
    }

    /** Records where a class is loaded from. */
    void record(ClassLoader loader, String internalName, ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (loader != null && url != null) {
            locations.get(loader, ClassLocations::new).add(packageOf(internalName), url);
        }
    }

    /**
     * {@return the class file that a loader most likely defines or delegates to; null if it is not found}
     *
     * @param user a class of the loader that refers to it
     */
    byte[] find(ClassLoader loader, String user, String internalName) {
        ClassLoader each = loader;
        for (int depth = 0; each != null && depth < MAX_PARENTS; depth++, each = each.getParent()) {
            ClassLocations known = locations.get(each);
            byte[] found = known == null ? null : known.find(internalName, packageOf(internalName), packageOf(user));
            if (found != null) {
                return found;
            }
        }
        return ofPlatform(internalName);
    }

    private byte[] ofPlatform(String internalName) {
        if (notOfPlatform.contains(internalName)) {
            return null;
        }
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(internalName + ".class")) {
            if (in != null) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            return null;
        }
        if (notOfPlatform.size() < MAX_ABSENT) {
            notOfPlatform.add(internalName);
        }
        return null;
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }
}
