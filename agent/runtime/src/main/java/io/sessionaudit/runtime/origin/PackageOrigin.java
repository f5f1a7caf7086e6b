package io.sessionaudit.runtime.origin;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Where one class loader loaded the classes of a package from. Most packages have one location; the classes of further
 * ones are recorded by name. Does not keep the loader alive. Threadsafe.
 */
final class PackageOrigin extends WeakReference<ClassLoader> {
    /** The maximum number of classes that are recorded by name. */
    static final int MAX_BY_NAME = 1_000;

    private final String packageName;
    private final RecordedLocation location;

    private volatile Map<String, RecordedLocation> byName = Map.of();
    private volatile boolean isIncomplete;

    PackageOrigin(
            String packageName, ClassLoader loader, RecordedLocation location, ReferenceQueue<ClassLoader> ended) {
        super(loader, ended);
        this.packageName = packageName;
        this.location = location;
    }

    /** {@return an origin that represents those of further class loaders, of which nothing is recorded} */
    static PackageOrigin incomplete(String packageName) {
        PackageOrigin origin = new PackageOrigin(packageName, null, null, null);
        origin.isIncomplete = true;
        return origin;
    }

    String packageName() {
        return packageName;
    }

    boolean isIncomplete() {
        return isIncomplete;
    }

    /** {@return whether a class of this location needs not be recorded} */
    boolean isOf(RecordedLocation other) {
        return location == other || isIncomplete || location.path().equals(other.path());
    }

    /** Records a class that was not loaded from the location of the others. */
    void record(String className, RecordedLocation other) {
        synchronized (this) {
            if (byName.isEmpty()) {
                byName = new ConcurrentHashMap<>();
            }
        }
        if (byName.size() >= MAX_BY_NAME) {
            isIncomplete = true;
        } else {
            byName.put(className, other);
        }
    }

    /** {@return where a class was loaded from; null if it is not known, because there are too many} */
    RecordedLocation locationOf(String className) {
        return isIncomplete ? null : byName.getOrDefault(className, location);
    }

    /** {@return whether a location of the package fulfils a condition} */
    boolean anyLocation(Predicate<RecordedLocation> condition) {
        return !isIncomplete
                && (condition.test(location) || byName.values().stream().anyMatch(condition));
    }
}
