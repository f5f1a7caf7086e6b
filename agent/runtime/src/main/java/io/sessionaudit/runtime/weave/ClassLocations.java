package io.sessionaudit.runtime.weave;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipException;

/**
 * The directories and jars that the classes of one loader come from. A jar is searched once for each name: it does not
 * change while it is in use, and a class path of many jars is long.
 *
 * <p>Threadsafe. Bounded.
 */
final class ClassLocations {
    private static final int MAX_LOCATIONS = 1_000;
    private static final int MAX_PACKAGES = 20_000;
    private static final int MAX_ABSENT = 20_000;

    private final Map<String, ClassLocation> byPackage = new ConcurrentHashMap<>();
    private final Map<String, ClassLocation> byPath = new ConcurrentHashMap<>();
    private final List<ClassLocation> inOrder = new CopyOnWriteArrayList<>();

    /** How many of the locations do not contain a class file of that name, directories aside. */
    private final Map<String, Integer> absentUpTo = new ConcurrentHashMap<>();

    /** Adds the location of a code source, from which a class of the package was loaded. */
    void add(String packageName, URL url) {
        String path = url.getPath();
        ClassLocation location = byPath.get(path);
        if (location == null) {
            location = add(path, ClassLocation.of(url));
        }
        if (location != null && byPackage.size() < MAX_PACKAGES) {
            byPackage.putIfAbsent(packageName, location);
        }
    }

    /** Adds a location, unless there are too many; {@return the location of that path, or null} */
    ClassLocation add(String path, ClassLocation location) {
        if (location == null || byPath.size() >= MAX_LOCATIONS) {
            return null;
        }
        ClassLocation known = byPath.putIfAbsent(path, location);
        if (known != null) {
            return known;
        }
        inOrder.add(location);
        return location;
    }

    /**
     * {@return the class file, or null} The location of its package is searched first, and then that of the package of
     * a class that refers to it.
     */
    byte[] find(String internalName, String packageName, String packageOfUser) {
        Integer absent = absentUpTo.get(internalName);
        int searched = absent == null ? 0 : absent;
        if (searched == 0) {
            byte[] found = read(byPackage.get(packageName), internalName);
            if (found == null) {
                found = read(byPackage.get(packageOfUser), internalName);
            }
            if (found != null) {
                return found;
            }
        }
        int index = 0;
        boolean complete = true;
        for (ClassLocation each : inOrder) {
            if (index >= searched || each.isDirectory()) {
                try {
                    byte[] found = each.read(internalName);
                    if (found != null) {
                        return found;
                    }
                } catch (IOException | RuntimeException e) {
                    complete &= isPermanent(e);
                }
            }
            index++;
        }
        if (complete && index > searched && absentUpTo.size() < MAX_ABSENT) {
            absentUpTo.put(internalName, index);
        }
        return null;
    }

    /** {@return whether a location contains no classes, and is not just unreadable now: too many files may be open} */
    private static boolean isPermanent(Exception failure) {
        return failure instanceof NoSuchFileException
                || failure instanceof FileNotFoundException
                || failure instanceof ZipException;
    }

    private static byte[] read(ClassLocation location, String internalName) {
        try {
            return location == null ? null : location.read(internalName);
        } catch (IOException | RuntimeException e) {
            return null; // deleted, or no jar
        }
    }
}
