package io.sessionaudit.it.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** As whom PostgreSQL runs: it refuses to be root, so root becomes nobody; everybody else stays who they are. */
enum Account {
    OURS {
        @Override
        List<String> command(List<String> plain) {
            return plain;
        }

        @Override
        void give(Path directory) {
            // it is ours already
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

    /** Makes a directory, with all that is in it, the account's own. */
    abstract void give(Path directory) throws IOException;
}
