package io.sessionaudit.core.stack;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Assigns an id to each stack, and finds the place of each stack and renders it once.
 *
 * <p>Bounded: the least recently used sites are evicted, and rendered again if they recur. Not threadsafe; used by
 * the log thread.
 */
public final class SiteRegistry {
    private final Map<Long, Known> byHash;
    private final Map<String, Long> hashById = new HashMap<>();

    /** Sites share most of their frames, and therefore their strings. */
    private final Map<String, String> texts = new HashMap<>();

    private final RecentStackCache<Known> recent = new RecentStackCache<>();
    private final BacktraceReader rawStacks;
    private final PlaceFinder places;
    private final int capacity;

    /** Creates an empty registry that classifies frames by the built-in tables only. */
    public SiteRegistry(int capacity, BacktraceReader rawStacks) {
        this(capacity, rawStacks, new PlaceFinder(FrameKindClassifier.builtIn()));
    }

    /**
     * Creates an empty registry.
     *
     * @param capacity the maximum number of sites
     * @param rawStacks reads the backtraces by which equal stacks are found
     */
    public SiteRegistry(int capacity, BacktraceReader rawStacks, PlaceFinder places) {
        this.capacity = capacity;
        this.rawStacks = rawStacks;
        this.places = places;
        byHash = new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
                boolean full = size() > capacity;
                if (full) {
                    hashById.remove(eldest.getValue().site.id());
                }
                return full;
            }
        };
    }

    /** {@return the site of a stack, or null for no stack} */
    public Site of(Throwable stack) {
        return stack == null ? null : known(stack).site;
    }

    /** {@return an earlier stack of the same site if it is still referenced, otherwise this one} */
    public Throwable shared(Throwable stack) {
        Known known = known(stack);
        Throwable earlier = known.stack.get();
        if (earlier == null) {
            known.stack = new WeakReference<>(stack);
            return stack;
        }
        return earlier;
    }

    private Known known(Throwable stack) {
        Object[] raw = rawStacks.of(stack);
        if (raw == null) {
            return read(stack);
        }
        Known known = recent.get(raw);
        // byHash.get keeps the site from eviction. If it was evicted, its id may belong to another site.
        if (known == null || byHash.get(known.hash) != known) {
            known = read(stack);
            recent.put(raw, known);
        }
        return known;
    }

    private Known read(Throwable stack) {
        StackTraceElement[] all = stack.getStackTrace();
        StackPlace place = places.find(all);
        List<StackTraceElement> frames = FrameClassifier.fromApplication(all, place.index());
        Long hash = hash(frames);
        if (place.index() >= 0 && !frames.contains(all[place.index()])) {
            hash = next(hash, place.frame()); // stacks that are equal up to the limit may have different places
        }
        Known known = byHash.get(hash);
        if (known == null) {
            known = new Known(hash, site(id(hash), frames, place));
            hashById.put(known.site.id(), hash);
            byHash.put(hash, known);
        }
        return known;
    }

    private Site site(String id, List<StackTraceElement> frames, StackPlace place) {
        return new Site(
                id, frames.stream().map(this::text).toList(), place.toPlace(this::shared), places.groups(frames));
    }

    /** {@return the place of a stack that opened no session} */
    public Place placeOf(StackTraceElement[] stack) {
        return places.find(stack).toPlace(this::shared);
    }

    /** {@return the kind of the code that called the JDBC method at the top of a stack; null if it is unknown} */
    public FrameKind callerKind(Throwable stack) {
        return stack == null ? null : places.callerKind(stack.getStackTrace());
    }

    /** {@return how two stacks differ if both have the same place; null if they have not, or one is null} */
    public StackDifference difference(Throwable one, Throwable other) {
        if (one == null || other == null || !of(one).place().equals(of(other).place())) {
            return null;
        }
        StackTraceElement[] ones = one.getStackTrace();
        StackTraceElement[] others = other.getStackTrace();
        return StackDifference.between(
                ones, places.find(ones).index(), others, places.find(others).index(), places);
    }

    /** {@return the frames of a stack as strings, the application's first} */
    public static List<String> render(StackTraceElement[] stack) {
        return FrameClassifier.fromApplication(stack).stream()
                .map(FrameText::of)
                .toList();
    }

    /** {@return the frames of a stack as strings, including those of pool and driver} */
    public static List<String> renderWithMachinery(StackTraceElement[] stack) {
        return FrameClassifier.withMachinery(stack).stream().map(FrameText::of).toList();
    }

    private String text(StackTraceElement frame) {
        return shared(FrameText.of(frame));
    }

    private String shared(String text) {
        if (texts.size() > capacity) {
            texts.clear(); // sites refer to their own strings
        }
        return texts.computeIfAbsent(text, own -> own);
    }

    /** {@return the first eight digits of the hash; all sixteen if another site has the same eight} */
    private String id(long hash) {
        String digits = String.format("%016x", hash);
        String id = digits.substring(0, 8);
        Long other = hashById.get(id);
        return other == null || other == hash ? id : digits;
    }

    /** FNV-1a over the hash codes of the parts. {@code String.hashCode} is specified, so ids are equal on all JVMs. */
    private static long hash(List<StackTraceElement> frames) {
        long hash = 0xcbf29ce484222325L;
        for (StackTraceElement frame : frames) {
            hash = next(hash, frame);
        }
        // FNV propagates changes to higher bits only; fold, so that the first digits depend on all bits.
        return hash ^ Long.rotateLeft(hash, 32) * 0x9e3779b97f4a7c15L;
    }

    private static long next(long hash, StackTraceElement frame) {
        long next = (hash ^ frame.getClassName().hashCode()) * 0x100000001b3L;
        next = (next ^ frame.getMethodName().hashCode()) * 0x100000001b3L;
        return (next ^ frame.getLineNumber()) * 0x100000001b3L;
    }

    private static final class Known {
        final Long hash;
        final Site site;

        /** Shared by sessions; only they refer to it strongly. */
        WeakReference<Throwable> stack = new WeakReference<>(null);

        Known(Long hash, Site site) {
            this.hash = hash;
            this.site = site;
        }
    }
}
