package io.sessionaudit.runtime.origin;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.sessionaudit.core.stack.CodeSources;

/**
 * Records the code sources of the classes that are loaded, by package and class loader, and determines which of them
 * are the application's own code.
 *
 * <p>Bounded, and keeps no class loader alive. A package that is not recorded, because there are too many, is not the
 * application's. Calls only final methods of the JDK, never a class loader. Threadsafe: classes are recorded by the
 * threads that load them, which costs a look-up of the location and one of the package; {@link #isApplication} reads
 * files, for the log thread; {@link #knownSources} does not.
 */
public final class CodeSourceRecorder implements CodeSources {
    static final int MAX_PACKAGES = 50_000;
    static final int MAX_LOCATIONS = 10_000;
    static final int MAX_LOADERS = 64;
    static final int MAX_DATA_SOURCES = 10_000;
    static final int MAX_PACKAGE_NAME = 500;
    static final int MAX_PATH = 4_000;

    private final ApplicationMain main;
    private final OwnCode ownCode;
    private final Map<String, RecordedLocation> locations = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, PackageOrigin[]> packages = new ConcurrentHashMap<>();
    private final Set<String> dataSources = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<ClassLoader> ended = new ReferenceQueue<>();

    CodeSourceRecorder(ApplicationMain main) {
        this.main = main;
        this.ownCode = new OwnCode(main);
    }

    /** {@return a recorder for this JVM, without a recorded class} */
    public static CodeSourceRecorder ofThisJvm() {
        return new CodeSourceRecorder(ApplicationMain.ofThisJvm());
    }

    /** Records classes that are loaded already. */
    public void recordLoaded(Class<?>[] loaded) {
        for (Class<?> type : loaded) {
            ClassLoader loader = type.getClassLoader();
            if (loader != null && !type.isArray() && !type.isHidden()) {
                record(loader, type.getName().replace('.', '/'), domainOf(type));
            }
        }
    }

    private static ProtectionDomain domainOf(Class<?> type) {
        try {
            return type.getProtectionDomain();
        } catch (SecurityException e) {
            return null; // a security manager permits it neither to the agent nor to its caller
        }
    }

    /**
     * Records a class.
     *
     * @param loader its class loader; null for the boot loader, which loads nothing of the application
     * @param className its name with slashes
     * @param domain its protection domain, or null
     */
    public void record(ClassLoader loader, String className, ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (loader == null || url == null) {
            return;
        }
        RecordedLocation location = locationOf(url);
        int packageEnd = className.lastIndexOf('/');
        if (location == null || packageEnd > MAX_PACKAGE_NAME) {
            return;
        }
        main.recordClass(className, location.path());
        String packageName = packageEnd < 0 ? "" : className.substring(0, packageEnd);
        PackageOrigin origin = find(packages.get(packageName), loader);
        if (origin == null) {
            origin = add(packageName, loader, location);
        }
        if (origin != null && !origin.isOf(location)) {
            origin.record(className, location);
        }
    }

    /** Reads fields only: the stream handler of the URL may be the application's. */
    private RecordedLocation locationOf(URL url) {
        String path = url.getPath();
        RecordedLocation known = locations.get(path);
        if (known != null || path.length() > MAX_PATH) {
            return known;
        }
        if (locations.size() >= MAX_LOCATIONS) {
            locations.clear(); // packages reference their own locations
        }
        RecordedLocation location = new RecordedLocation(url.getProtocol(), path);
        locations.put(path, location);
        return location;
    }

    /** {@return the origin for a class loader, or the one that represents all further ones; otherwise null} */
    private static PackageOrigin find(PackageOrigin[] origins, ClassLoader loader) {
        if (origins != null) {
            for (PackageOrigin origin : origins) {
                if (origin.get() == loader) {
                    return origin;
                }
            }
            PackageOrigin last = origins[origins.length - 1];
            return origins.length >= MAX_LOADERS && last.isIncomplete() ? last : null;
        }
        return null;
    }

    private PackageOrigin add(String packageName, ClassLoader loader, RecordedLocation location) {
        removeEnded();
        if (packages.size() >= MAX_PACKAGES && !packages.containsKey(packageName)) {
            return null;
        }
        PackageOrigin[] after = packages.compute(packageName, (name, before) -> {
            if (find(before, loader) != null) {
                return before; // another thread has added it
            }
            int count = before == null ? 0 : before.length;
            PackageOrigin[] origins = count == 0 ? new PackageOrigin[1] : Arrays.copyOf(before, count + 1);
            origins[count] = count >= MAX_LOADERS - 1
                    ? PackageOrigin.incomplete(name)
                    : new PackageOrigin(name, loader, location, ended);
            return origins;
        });
        return find(after, loader);
    }

    /** Removes the origins of class loaders that were garbage-collected. */
    private void removeEnded() {
        for (Reference<?> next = ended.poll(); next != null; next = ended.poll()) {
            PackageOrigin origin = (PackageOrigin) next;
            packages.computeIfPresent(origin.packageName(), (name, before) -> {
                PackageOrigin[] rest =
                        Arrays.stream(before).filter(each -> each != origin).toArray(PackageOrigin[]::new);
                return rest.length == 0 || rest.length == 1 && rest[0].get() == null ? null : rest;
            });
        }
    }

    /** Records a class that is a data source, given its name with slashes. */
    public void recordDataSource(String className) {
        if (dataSources.size() < MAX_DATA_SOURCES && className.length() <= MAX_PACKAGE_NAME) {
            dataSources.add(className);
        }
    }

    @Override
    public boolean isDataSource(String className) {
        return dataSources.contains(className.replace('.', '/'));
    }

    /**
     * {@return the code sources as far as they are known without reading files, for threads of the application: until
     * the log thread has checked them, a directory is the application's, and the jar of the main class is not}
     */
    public CodeSources knownSources() {
        return new CodeSources() {
            @Override
            public boolean isApplication(String className) {
                return CodeSourceRecorder.this.isApplication(className, ownCode::isLikely);
            }

            @Override
            public boolean isDataSource(String className) {
                return CodeSourceRecorder.this.isDataSource(className);
            }
        };
    }

    @Override
    public boolean isApplication(String className) {
        return isApplication(className, ownCode::check);
    }

    private boolean isApplication(String className, Predicate<CodeLocation> check) {
        String name = className.replace('.', '/');
        PackageOrigin[] origins = packages.get(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
        if (origins == null) {
            return false;
        }
        for (PackageOrigin origin : origins) {
            if (!ownCode.contains(origin, name, check)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the number of recorded packages, for tests} */
    int packages() {
        removeEnded();
        return packages.size();
    }

    /** {@return the number of recorded locations, for tests} */
    int locations() {
        return locations.size();
    }
}
