package io.sessionaudit.backport.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Methods of {@code InputStream} that are newer than Java 8. */
public final class InputStreamMethods {
    private static final int BUFFER = 8192;

    private InputStreamMethods() {}

    /** {@return all bytes up to the end} */
    public static byte[] readAllBytes(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            all.write(buffer, 0, read);
        }
        return all.toByteArray();
    }
}
