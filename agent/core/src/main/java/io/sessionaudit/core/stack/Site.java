package io.sessionaudit.core.stack;

import java.util.List;

/**
 * A stack that opened sessions.
 *
 * @param id eight hexadecimal digits, the same in every run of the same code
 * @param frames the stack, from the caller of the data source
 * @param place the frame that the responsible developer would inspect
 * @param placeKind the kind of that frame
 * @param through the common names of the libraries between the place and the pool, the outermost last
 * @param frameKinds the kinds of the frames, in their order
 */
public record Site(
        String id,
        List<String> frames,
        String place,
        FrameKind placeKind,
        List<String> through,
        List<FrameGroup> frameKinds) {}
