package io.sessionaudit.core.stack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.sessionaudit.core.jdbc.KnownPool;

/**
 * Classifies the frames of stacks by kind. The longest prefix of the class name takes precedence: those of the options,
 * of the JDK and the agent, of known drivers, pools and wrappers, and of the table of libraries. Of these, only a
 * library of the table is the application's if its code source is, such as a sample in a package of its framework.
 *
 * <p>Threadsafe, if its code sources are. Results are cached; the cache is bounded.
 */
public final class FrameKindClassifier {
    /** The maximum number of cached classes; a process has some 10,000 to 50,000, few of which open sessions. */
    static final int MAX_CACHED = 20_000;

    private static final int MAX_CACHED_NAME = 300;

    /**
     * The kind of a class.
     *
     * @param library the common name of the library; null for other kinds
     * @param isFinal whether the code source of the class is not relevant
     */
    record Classification(FrameKind kind, String library, boolean isFinal) {
        private static Classification of(FrameKind kind) {
            return new Classification(kind, null, true);
        }
    }

    private static final Classification MACHINERY = Classification.of(FrameKind.MACHINERY);
    private static final Classification ACCESS = Classification.of(FrameKind.ACCESS);
    private static final Classification APPLICATION = Classification.of(FrameKind.APPLICATION);
    private static final Classification OTHER = Classification.of(FrameKind.OTHER);

    private final Map<String, Classification> cache = new ConcurrentHashMap<>();
    private final List<String> application;
    private final List<String> libraries;
    private final CodeSources codeSources;

    /** Created at the first use, because this object is created while the application starts. */
    private volatile PrefixTable<Classification> prefixes;

    /**
     * Creates a classifier.
     *
     * @param application packages and classes of the application
     * @param libraries packages and classes of libraries, in addition to the built-in table
     */
    public FrameKindClassifier(List<String> application, List<String> libraries, CodeSources codeSources) {
        this.application = List.copyOf(application);
        this.libraries = List.copyOf(libraries);
        this.codeSources = codeSources;
    }

    /** {@return a classifier that uses the built-in tables only} */
    public static FrameKindClassifier builtIn() {
        return new FrameKindClassifier(List.of(), List.of(), CodeSources.UNKNOWN);
    }

    /** {@return the kind of a class} */
    public FrameKind kindOf(String className) {
        return classify(className).kind();
    }

    /** {@return whether a class is known to be a data source} */
    boolean isDataSource(String className) {
        return codeSources.isDataSource(className);
    }

    /** {@return the common name of the library of a class; null if it is not a library's} */
    public String libraryOf(String className) {
        return classify(className).library();
    }

    Classification classify(String className) {
        Classification known = cache.get(className);
        if (known != null) {
            return known;
        }
        Classification found = find(className);
        if (className.length() <= MAX_CACHED_NAME) {
            if (cache.size() >= MAX_CACHED) {
                cache.clear();
            }
            cache.put(className, found);
        }
        return found;
    }

    private Classification find(String className) {
        if (FrameAttribution.isGenerated(className)) {
            return MACHINERY;
        }
        if (prefixes == null) {
            prefixes = prefixes();
        }
        Classification found = prefixes.longest(className);
        if (found != null && found.isFinal()) {
            return found;
        }
        if (codeSources.isApplication(className)) {
            return APPLICATION;
        }
        return found == null ? OTHER : found;
    }

    /** Of equal prefixes, the one that is added last takes precedence. */
    private PrefixTable<Classification> prefixes() {
        PrefixTable<Classification> table = new PrefixTable<>();
        LibraryTable.load()
                .forEach((prefix, name) -> table.put(
                        prefix,
                        LibraryTable.isAccess(name) ? ACCESS : new Classification(FrameKind.LIBRARY, name, false)));
        KnownPool.packages().forEach(prefix -> table.put(prefix, ACCESS));
        FrameClassifier.accessPrefixes().forEach(prefix -> table.put(prefix, ACCESS));
        libraries.forEach(name -> table.putName(name, new Classification(FrameKind.LIBRARY, name, true)));
        application.forEach(name -> table.putName(name, APPLICATION));
        FrameClassifier.machineryPrefixes().forEach(prefix -> table.put(prefix, MACHINERY));
        return table;
    }

    /** {@return the number of cached classes, for tests} */
    int cached() {
        return cache.size();
    }
}
