package io.sessionaudit.runtime.origin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.sessionaudit.core.stack.BundledLibraries;

/**
 * Determines which locations contain the application's own code. Bounded. Threadsafe, except {@link #check}, which
 * reads files: for the log thread.
 */
final class OwnCode {
    private static final int MAX_LOCATIONS = 10_000;

    private final ApplicationMain main;
    private final Map<String, CodeLocation> classified = new ConcurrentHashMap<>();

    /** By path: whether a directory or the jar of the main class contains no libraries. */
    private final Map<String, Boolean> checked = new ConcurrentHashMap<>();

    /** For the log thread. */
    private BundledLibraries libraries;

    OwnCode(ApplicationMain main) {
        this.main = main;
    }

    /**
     * {@return whether a class of a package is the application's}
     *
     * @param check whether a directory, or the jar of the main class, contains only the application
     */
    boolean contains(PackageOrigin origin, String className, Predicate<CodeLocation> check) {
        RecordedLocation location = origin.locationOf(className);
        if (location == null) {
            return false;
        }
        // A class that was transformed at build time is the application's if other classes of its package are.
        return classify(location).kind() == CodeLocation.Kind.UNKNOWN
                ? origin.anyLocation(other -> isOwn(classify(other), check))
                : isOwn(classify(location), check);
    }

    private CodeLocation classify(RecordedLocation location) {
        if (classified.size() >= MAX_LOCATIONS) {
            classified.clear();
        }
        return classified.computeIfAbsent(location.path(), path -> CodeLocation.of(location, main));
    }

    private boolean isOwn(CodeLocation location, Predicate<CodeLocation> check) {
        return switch (location.kind()) {
            case APPLICATION, MAIN_MODULE -> true;
            case DIRECTORY -> location.file() == null || check.test(location);
            case ARCHIVE -> main.isIn(location) && check.test(location);
            case ELSEWHERE, UNKNOWN -> false;
        };
    }

    /** {@return whether a location contains only the application; reads its file the first time} */
    boolean check(CodeLocation location) {
        if (checked.size() >= MAX_LOCATIONS) {
            checked.clear();
        }
        return checked.computeIfAbsent(
                location.path(),
                path -> location.kind() == CodeLocation.Kind.ARCHIVE
                        ? isOwnArchive(location)
                        : isWithoutLibraries(location));
    }

    /** {@return as {@link #check}, if it was checked; otherwise whether it is a directory, which nearly always does} */
    boolean isLikely(CodeLocation location) {
        return checked.getOrDefault(location.path(), location.kind() == CodeLocation.Kind.DIRECTORY);
    }

    private boolean isWithoutLibraries(CodeLocation location) {
        return !libraries().areIn(location.file());
    }

    /** The launcher of a server or a test is a main class, too. */
    private boolean isOwnArchive(CodeLocation jar) {
        if (jar.file() == null) {
            return false;
        }
        String mainClass = main.mainClass() == null ? libraries().mainClassOf(jar.file()) : main.mainClass();
        return mainClass != null && !libraries().isLibrary(mainClass) && isWithoutLibraries(jar);
    }

    private BundledLibraries libraries() {
        if (libraries == null) {
            libraries = new BundledLibraries();
        }
        return libraries;
    }
}
