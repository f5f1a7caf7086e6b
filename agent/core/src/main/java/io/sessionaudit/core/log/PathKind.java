package io.sessionaudit.core.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a path names, as far as writing to it is concerned. Symbolic links are not followed. Only a file that is {@link
 * #OWN} may be appended to, renamed, replaced or deleted, or get another mode.
 */
public enum PathKind {
    /** Nothing. */
    MISSING,
    /** A regular file of the user of this process. */
    OWN,
    /** A regular file of this user that is neither empty nor an audit log; only {@link #ofLog} returns it. */
    OTHER_CONTENT,
    /** A regular file of another user. */
    OTHER_OWNER,
    /** A symbolic link to a regular file, to a directory, or to nothing. */
    LINK,
    /** A device, FIFO or socket, or a symbolic link to one. */
    SPECIAL,
    /** A directory. */
    DIRECTORY;

    private static final int HEAD_BYTES = 1 << 16;
    private static final String RECORD = "{\"type\":\"";

    /**
     * {@return what a path names}
     *
     * @throws IOException if that cannot be found out
     */
    public static PathKind of(Path path) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return MISSING;
        }
        if (attributes.isRegularFile()) {
            return FileOwner.isThisUser(path) ? OWN : OTHER_OWNER;
        }
        if (attributes.isSymbolicLink()) {
            return isSpecialTarget(path) ? SPECIAL : LINK;
        }
        return attributes.isDirectory() ? DIRECTORY : SPECIAL;
    }

    /**
     * {@return what a path names, with regard to the content of a regular file}
     *
     * @throws IOException if that cannot be found out
     */
    public static PathKind ofLog(Path path) throws IOException {
        PathKind kind = of(path);
        return kind == OWN && !isLog(path) ? OTHER_CONTENT : kind;
    }

    private static boolean isSpecialTarget(Path link) {
        return Files.exists(link) && !Files.isRegularFile(link) && !Files.isDirectory(link);
    }

    /** Accepts a log whose first line is incomplete, or begins with zero bytes that a truncation has left. */
    private static boolean isLog(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String head = head(in);
            int begin = 0;
            while (begin < head.length() && head.charAt(begin) == 0) {
                begin++;
            }
            return begin == head.length()
                    || head.startsWith(RECORD, begin)
                    || RECORD.startsWith(head.substring(begin))
                    || head.contains("\n" + RECORD);
        }
    }

    private static String head(InputStream in) throws IOException {
        byte[] bytes = new byte[HEAD_BYTES];
        int end = 0;
        for (int read = 0; read >= 0 && end < bytes.length; read = in.read(bytes, end, bytes.length - end)) {
            end += read;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
