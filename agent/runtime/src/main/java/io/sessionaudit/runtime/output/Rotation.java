package io.sessionaudit.runtime.output;

import java.time.Duration;

import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;

/**
 * When the log goes on in a new file, and what becomes of the old ones.
 *
 * @param bytes how large a file may become; 0 for any size
 * @param every how long a file is written to; zero for ever
 * @param keep how many old files are kept
 * @param totalBytes how much room all files of the log may take; 0 for any
 * @param gzip whether old files are compressed
 */
public record Rotation(long bytes, Duration every, int keep, long totalBytes, boolean gzip) {
    /** One file for ever. */
    public static final Rotation NEVER = new Rotation(0, Duration.ZERO, Integer.MAX_VALUE, 0, false);

    /** {@return what the options say} */
    public static Rotation of(Settings settings) {
        return new Rotation(
                settings.get(Options.ROTATE_SIZE),
                settings.get(Options.ROTATE_EVERY),
                settings.get(Options.ROTATE_KEEP),
                settings.get(Options.ROTATE_TOTAL),
                settings.get(Options.ROTATE_GZIP));
    }

    /** {@return whether there ever is a second file} */
    boolean isOn() {
        return bytes > 0 || !every.isZero();
    }
}
