package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import io.sessionaudit.core.log.PathKind;

/** Messages about a file that the log must not be written to: the reason, and the fix. */
final class LogRefusal {
    private static final String SPECIAL = " is no regular file; use log=stdout, log=stderr or log=none";

    private LogRefusal() {}

    static IOException of(Path path, PathKind kind) {
        return new IOException("option log: " + path
                + switch (kind) {
                    case OTHER_OWNER -> " belongs to another user" + owner(path) + "; remove it, or name another file";
                    case OTHER_CONTENT -> " is no audit log but a file of another program; name another file";
                    case LINK -> link(path);
                    case DIRECTORY -> " is a directory; name a file in it";
                    default -> SPECIAL;
                });
    }

    static IOException notWritable(Path path, IOException reason) {
        return new IOException("option log: cannot write " + path + " ("
                + reason.getClass().getSimpleName() + "); name a file in a directory that this user may write to");
    }

    /** A link in these directories represents a standard stream that was redirected to a file. */
    private static String link(Path path) {
        return path.startsWith("/dev") || path.startsWith("/proc")
                ? SPECIAL
                : " is a symbolic link, which is not followed" + target(path) + "; name the file itself";
    }

    private static String target(Path link) {
        try {
            return " (to " + Files.readSymbolicLink(link) + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static String owner(Path path) {
        try {
            return " (" + Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName() + ")";
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
