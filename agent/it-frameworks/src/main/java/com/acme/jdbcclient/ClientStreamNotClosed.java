// finds: abandoned error at opened
// opens: opened through Spring
package com.acme.jdbcclient;

import java.util.Optional;
import java.util.stream.Stream;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes the first element of a stream, and leaves the stream open. */
public final class ClientStreamNotClosed implements Program {
    @Override
    public void run(Host host) {
        richest(JdbcClient.create(host.dataSource()));
    }

    private static Optional<String> richest(JdbcClient client) {
        Stream<String> owners = client
                .sql("SELECT owner FROM account WHERE balance > :least")
                .param("least", 150)
                .query(String.class)
                .stream(); // line: opened
        return owners.findFirst();
    }
}
