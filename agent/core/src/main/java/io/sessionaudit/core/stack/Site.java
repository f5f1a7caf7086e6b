package io.sessionaudit.core.stack;

import java.util.List;

/**
 * A stack that opened sessions.
 *
 * @param id eight hexadecimal digits, the same in every run of the same code
 * @param frames the stack, from the caller of the data source
 * @param where the frame that the responsible developer would inspect
 * @param frameKinds the kinds of the frames, in their order
 */
public record Site(String id, List<String> frames, Place where, List<FrameGroup> frameKinds) {
    /** {@return the text of its place} */
    public String place() {
        return where.text();
    }

    /** {@return the kind of its place} */
    public FrameKind placeKind() {
        return where.kind();
    }

    /** {@return the common names of the libraries between the place and the pool, the outermost last} */
    public List<String> through() {
        return where.through();
    }

    /**
     * {@return what findings, counts and limits are grouped by: the place, so that one line of code is one group; the
     * stack if no code of the application is on it, because unrelated work leads to one line of a library}
     */
    public String group() {
        return where.isOfApplication() ? where.text() : id;
    }
}
