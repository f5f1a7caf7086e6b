package io.sessionaudit.it.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operating system user of PostgreSQL, which refuses to run as root: root becomes nobody, other users stay the
 * same.
 */
enum Account {
    OURS {
        @Override
        List<String> command(List<String> plain) {
            return plain;
        }

        @Override
        void give(Path directory) {
            // already owned by the user
        }
    },
    NOBODY {
        @Override
        List<String> command(List<String> plain) {
            List<String> command = new ArrayList<>(List.of(
                    "setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups", "--inh-caps=-all"));
            command.addAll(plain);
            return command;
        }

        @Override
        void give(Path directory) throws IOException {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path :
                        paths.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                    Files.setAttribute(path, "unix:uid", NOBODY_ID);
                }
            }
        }
    };

    /** The same on every Linux. */
    private static final int NOBODY_ID = 65_534;

    static Account find() {
        return "root".equals(System.getProperty("user.name")) ? NOBODY : OURS;
    }

    abstract List<String> command(List<String> plain);

    /** Changes the owner of a directory and its contents to the account. */
    abstract void give(Path directory) throws IOException;
}
