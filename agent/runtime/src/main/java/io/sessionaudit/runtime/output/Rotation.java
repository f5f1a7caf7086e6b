package io.sessionaudit.runtime.output;

import java.time.Duration;

import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;

/**
 * When a log is rotated, and how rotated files are kept.
 *
 * @param bytes the maximum size of a file; 0 for no limit
 * @param every the maximum age of a file; zero for no limit
 * @param keep the maximum number of rotated files
 * @param totalBytes the maximum size of all files together; 0 for no limit
 * @param gzip whether rotated files are compressed
 */
public record Rotation(long bytes, Duration every, int keep, long totalBytes, boolean gzip) {
    /** No rotation. */
    public static final Rotation NEVER = new Rotation(0, Duration.ZERO, Integer.MAX_VALUE, 0, false);

    /** {@return the rotation that the options configure} */
    public static Rotation of(Settings settings) {
        return new Rotation(
                settings.get(Options.ROTATE_SIZE),
                settings.get(Options.ROTATE_EVERY),
                settings.get(Options.ROTATE_KEEP),
                settings.get(Options.ROTATE_TOTAL),
                settings.get(Options.ROTATE_GZIP));
    }

    /** {@return whether the log is ever rotated} */
    boolean isOn() {
        return bytes > 0 || !every.isZero();
    }
}
