package io.sessionaudit.core.stack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the place of a stack: the first frame of the application; if there is none, the first frame of kind {@link
 * FrameKind#OTHER}; if there is none either, the first frame of a library. As thread-safe as its classifier.
 *
 * <p>A data source of the application, and a method of that name that a library calls, is a place only if no other code
 * of the application is on the stack: all sessions are opened through it.
 */
public final class PlaceFinder {
    /** Methods of data sources and connection providers. */
    private static final Set<String> LENDING = Set.of("getConnection", "getXAConnection", "getPooledConnection");

    /** The maximum number of frames of data sources of which one calls the next. */
    private static final int MAX_IN_FRONT = 32;

    private final FrameKindClassifier classifier;

    /** Creates a finder. */
    public PlaceFinder(FrameKindClassifier classifier) {
        this.classifier = classifier;
    }

    /** {@return the place of a stack for messages and records} */
    public Place placeOf(StackTraceElement[] stack) {
        return find(stack).toPlace(text -> text);
    }

    /** {@return the place of a stack for the message of an exception; a replacement text if the stack is null} */
    public String placeOf(Throwable stack) {
        return stack == null
                ? "a place whose stack was not captured (sites=all captures every one)"
                : placeOf(stack.getStackTrace()).words();
    }

    /** {@return the place of a stack} */
    StackPlace find(StackTraceElement[] stack) {
        StackPlace place = findFrame(stack);
        boolean isOfApplication = place.kind() == FrameKind.APPLICATION || place.kind() == FrameKind.OTHER;
        return isOfApplication && place.frame().getLineNumber() < 0 ? place.calledAt(caller(stack, place)) : place;
    }

    /** {@return the first frame with a line below a place: the application's, otherwise one of the place's kind} */
    private StackTraceElement caller(StackTraceElement[] stack, StackPlace place) {
        StackTraceElement other = null;
        for (int i = place.index() + 1; i < stack.length; i++) {
            FrameKind kind = classifier.kindOf(stack[i].getClassName());
            if (stack[i].getLineNumber() >= 0 && (kind == FrameKind.APPLICATION || kind == place.kind())) {
                StackTraceElement written = FrameAttribution.of(stack[i]);
                if (written != null && kind == FrameKind.APPLICATION) {
                    return written;
                }
                other = other == null ? written : other;
            }
        }
        return other;
    }

    /** {@return the kind of the code that called the JDBC method at the top of a stack; null if there is none} */
    FrameKind callerKind(StackTraceElement[] stack) {
        StackTraceElement caller = FrameClassifier.callerOf(stack);
        return caller == null ? null : classifier.kindOf(caller.getClassName());
    }

    /** {@return whether a frame is of the JDK, the agent, or a generated class that no method is written in} */
    boolean isMachinery(StackTraceElement frame) {
        return classifier.kindOf(frame.getClassName()) == FrameKind.MACHINERY;
    }

    private StackPlace findFrame(StackTraceElement[] stack) {
        Set<String> libraries = new LinkedHashSet<>();
        StackPlace other = null;
        StackPlace inFront = null;
        StackPlace library = null;
        for (int i = 0; i < stack.length; i++) {
            FrameKindClassifier.Classification found = classifier.classify(stack[i].getClassName());
            if (found.kind() == FrameKind.LIBRARY) {
                libraries.remove(found.library()); // its outermost frame determines the order
                libraries.add(found.library());
                if (library == null) {
                    library = new StackPlace(i, stack[i], FrameKind.LIBRARY, List.of(), found.library());
                }
            } else if (found.kind() == FrameKind.APPLICATION || found.kind() == FrameKind.OTHER && other == null) {
                boolean isInFront = isInFrontOfPool(stack, i);
                StackTraceElement written = isInFront && inFront != null ? null : FrameAttribution.of(stack[i]);
                if (written == null) {
                    continue;
                }
                StackPlace place = new StackPlace(i, written, found.kind(), outermostLast(libraries), null);
                if (isInFront) {
                    inFront = place;
                } else if (found.kind() == FrameKind.APPLICATION) {
                    return place;
                } else {
                    other = place;
                }
            }
        }
        if (other != null) {
            return other;
        }
        if (inFront != null) {
            return inFront;
        }
        return library != null ? library : first(stack);
    }

    /** {@return the kinds of frames, in their order} */
    List<FrameGroup> groups(List<StackTraceElement> frames) {
        List<FrameGroup> groups = new ArrayList<>();
        for (StackTraceElement frame : frames) {
            FrameKindClassifier.Classification found = classifier.classify(frame.getClassName());
            FrameGroup last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && last.kind() == found.kind() && Objects.equals(last.library(), found.library())) {
                groups.set(groups.size() - 1, new FrameGroup(last.count() + 1, last.kind(), last.library()));
            } else {
                groups.add(new FrameGroup(1, found.kind(), found.library()));
            }
        }
        return List.copyOf(groups);
    }

    /** {@return the first frame of a pool, driver or wrapper; if there is none, the first frame} */
    private StackPlace first(StackTraceElement[] stack) {
        for (int i = 0; i < stack.length; i++) {
            if (classifier.kindOf(stack[i].getClassName()) == FrameKind.ACCESS) {
                return new StackPlace(i, stack[i], FrameKind.ACCESS, List.of(), null);
            }
        }
        return stack.length == 0
                ? new StackPlace(-1, null, FrameKind.MACHINERY, List.of(), null)
                : new StackPlace(0, stack[0], FrameKind.MACHINERY, List.of(), null);
    }

    /** {@return whether the frame is of a data source, or a library calls its method to borrow a connection} */
    private boolean isInFrontOfPool(StackTraceElement[] stack, int index) {
        if (LENDING.contains(stack[index].getMethodName()) && classifier.isDataSource(stack[index].getClassName())) {
            return true;
        }
        for (int i = index; i < Math.min(stack.length, index + MAX_IN_FRONT); i++) {
            FrameKind kind = classifier.kindOf(stack[i].getClassName());
            if (kind == FrameKind.LIBRARY || kind == FrameKind.ACCESS) {
                return true;
            }
            if (kind != FrameKind.MACHINERY && !LENDING.contains(stack[i].getMethodName())) {
                return false;
            }
        }
        return false;
    }

    /** Omits a library of which a part is named, such as Spring in addition to Spring Data. */
    private static List<String> outermostLast(Set<String> libraries) {
        return libraries.stream()
                .filter(name -> libraries.stream().noneMatch(part -> part.startsWith(name + ' ')))
                .toList();
    }
}
