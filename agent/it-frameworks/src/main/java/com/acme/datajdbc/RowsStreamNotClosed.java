// finds: abandoned error at opened
// opens: opened through Spring Data
package com.acme.datajdbc;

import java.util.Optional;
import java.util.stream.Stream;

import com.acme.host.Host;
import com.acme.host.Program;

/** Takes the first element of a repository's stream, and leaves the stream open. */
public final class RowsStreamNotClosed implements Program {
    @Override
    public void run(Host host) {
        first(JdbcApplication.start(host));
    }

    private static Optional<Account> first(AccountRows accounts) {
        Stream<Account> stream = accounts.streamAll(); // line: opened
        return stream.findFirst();
    }
}
