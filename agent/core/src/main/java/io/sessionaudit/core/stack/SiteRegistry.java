package io.sessionaudit.core.stack;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives stacks their short names, and renders each of them once.
 *
 * <p>Bounded: the least recently used sites are forgotten and rendered anew when they come back. Not threadsafe; for the
 * writer thread.
 */
public final class SiteRegistry {
    private final Map<Long, Known> byHash;
    private final Map<String, Long> hashById = new HashMap<>();

    /** Sites share most of their frames, and so their texts. */
    private final Map<String, String> texts = new HashMap<>();

    private final RecentStackCache<Known> recent = new RecentStackCache<>();
    private final BacktraceReader rawStacks;
    private final int capacity;

    /**
     * An empty table.
     *
     * @param capacity how many sites are remembered
     * @param rawStacks what tells that a stack is the same as one before
     */
    public SiteRegistry(int capacity, BacktraceReader rawStacks) {
        this.capacity = capacity;
        this.rawStacks = rawStacks;
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

    /** {@return a stack of the same site that was given before and is still in use, or this one} */
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
        // Asked for, it is among the last to be forgotten; and once forgotten, its id may be another's.
        if (known == null || byHash.get(known.hash) != known) {
            known = read(stack);
            recent.put(raw, known);
        }
        return known;
    }

    private Known read(Throwable stack) {
        List<StackTraceElement> frames = FrameClassifier.fromApplication(stack.getStackTrace());
        Long hash = hash(frames);
        Known known = byHash.get(hash);
        if (known == null) {
            known = new Known(
                    hash, new Site(id(hash), frames.stream().map(this::text).toList()));
            hashById.put(known.site.id(), hash);
            byHash.put(hash, known);
        }
        return known;
    }

    /** {@return a stack as texts, the application's frame first} */
    public static List<String> render(StackTraceElement[] stack) {
        return FrameClassifier.fromApplication(stack).stream()
                .map(SiteRegistry::withoutLoader)
                .toList();
    }

    /** {@return a stack as texts, those of pool and driver included} */
    public static List<String> renderWithMachinery(StackTraceElement[] stack) {
        return FrameClassifier.withMachinery(stack).stream()
                .map(SiteRegistry::withoutLoader)
                .toList();
    }

    private String text(StackTraceElement frame) {
        if (texts.size() > capacity) {
            texts.clear(); // sites that are remembered keep theirs
        }
        return texts.computeIfAbsent(withoutLoader(frame), own -> own);
    }

    /** A stack element as {@code Class.method(File:line)}: without loader and module, which differ between runs. */
    private static String withoutLoader(StackTraceElement frame) {
        String place;
        if (frame.isNativeMethod()) {
            place = "Native Method";
        } else if (frame.getFileName() == null) {
            place = "Unknown Source";
        } else if (frame.getLineNumber() < 0) {
            place = frame.getFileName();
        } else {
            place = frame.getFileName() + ":" + frame.getLineNumber();
        }
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
    }

    /** Two sites whose first eight digits collide are told apart by sixteen. */
    private String id(long hash) {
        String digits = String.format("%016x", hash);
        String id = digits.substring(0, 8);
        Long other = hashById.get(id);
        return other == null || other == hash ? id : digits;
    }

    /** FNV-1a over the hash codes of the parts, which the specification of {@code String} keeps the same everywhere. */
    private static long hash(List<StackTraceElement> frames) {
        long hash = 0xcbf29ce484222325L;
        for (StackTraceElement frame : frames) {
            hash = (hash ^ frame.getClassName().hashCode()) * 0x100000001b3L;
            hash = (hash ^ frame.getMethodName().hashCode()) * 0x100000001b3L;
            hash = (hash ^ frame.getLineNumber()) * 0x100000001b3L;
        }
        // FNV mixes upwards only; fold so that the first digits depend on all of it.
        return hash ^ Long.rotateLeft(hash, 32) * 0x9e3779b97f4a7c15L;
    }

    private static final class Known {
        final Long hash;
        final Site site;

        /** Shared by sessions, and kept by them alone. */
        WeakReference<Throwable> stack = new WeakReference<>(null);

        Known(Long hash, Site site) {
            this.hash = hash;
            this.site = site;
        }
    }
}
