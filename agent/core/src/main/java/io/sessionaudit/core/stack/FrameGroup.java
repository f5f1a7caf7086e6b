package io.sessionaudit.core.stack;

/**
 * Consecutive frames of one kind, and of one library.
 *
 * @param library the common name of the library; null for other kinds
 */
public record FrameGroup(int count, FrameKind kind, String library) {}
