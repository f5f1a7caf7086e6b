package io.sessionaudit.runtime.weave;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private static final int MAX_LOCATIONS = 1_000;
    private static final int MAX_PACKAGES = 20_000;
    private static final int MAX_PARENTS = 50;

    /** The locations of one loader; by package, and all. */
    private static final class Locations {
        final Map<String, ClassLocation> byPackage = new ConcurrentHashMap<>();
        final Map<String, ClassLocation> byPath = new ConcurrentHashMap<>();

        void add(String packageName, URL url) {
            String path = url.getPath();
            ClassLocation location = byPath.get(path);
            if (location == null && byPath.size() < MAX_LOCATIONS) {
                location = ClassLocation.of(url);
                if (location != null) {
                    byPath.put(path, location);
                }
            }
            if (location != null && byPackage.size() < MAX_PACKAGES) {
                byPackage.putIfAbsent(packageName, location);
            }
        }
    }

    private final LoaderMap<Locations> locations = new LoaderMap<>();

    /** Creates an instance that knows the class path of the JVM. */
    ClassFiles() {
        Locations ofClassPath = locations.get(ClassLoader.getSystemClassLoader(), Locations::new);
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (!entry.isEmpty() && ofClassPath.byPath.size() < MAX_LOCATIONS) {
                ofClassPath.byPath.put(entry, new ClassLocation(new File(entry), List.of()));
            }
        }
    }

    /** Records where a class is loaded from. */
    void record(ClassLoader loader, String internalName, ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (loader != null && url != null) {
            locations.get(loader, Locations::new).add(packageOf(internalName), url);
        }
    }

    /**
     * {@return the class file that a loader most likely defines or delegates to; null if it is not found}
     *
     * @param user a class of the loader that refers to it
     */
    byte[] find(ClassLoader loader, String user, String internalName) {
        Set<ClassLocation> candidates = new LinkedHashSet<>();
        ClassLoader each = loader;
        for (int depth = 0; each != null && depth < MAX_PARENTS; depth++, each = each.getParent()) {
            Locations known = locations.get(each);
            if (known != null) {
                add(candidates, known.byPackage.get(packageOf(internalName)));
                add(candidates, known.byPackage.get(packageOf(user)));
                candidates.addAll(known.byPath.values());
            }
        }
        for (ClassLocation candidate : candidates) {
            byte[] found = read(candidate, internalName);
            if (found != null) {
                return found;
            }
        }
        return ofPlatform(internalName);
    }

    private static void add(Set<ClassLocation> candidates, ClassLocation location) {
        if (location != null) {
            candidates.add(location);
        }
    }

    private static byte[] read(ClassLocation location, String internalName) {
        try {
            return location.read(internalName);
        } catch (IOException | RuntimeException e) {
            return null; // deleted, or no jar
        }
    }

    private static byte[] ofPlatform(String internalName) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }
}
