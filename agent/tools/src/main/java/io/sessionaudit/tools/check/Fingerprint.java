package io.sessionaudit.tools.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifies a finding by kind and method, so that it is the same after lines have moved. */
final class Fingerprint {
    private static final int BYTES = 12;

    private Fingerprint() {}

    /**
     * {@return the fingerprint of a finding}
     *
     * @param position distinguishes the lines of one method: 1 for the first that has such a finding
     */
    static String of(BaselineRow.Key key, int position) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((key.kind() + '\n' + key.place()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES) + ":" + position;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
