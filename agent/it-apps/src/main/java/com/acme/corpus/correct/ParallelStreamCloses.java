// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Each element of a parallel stream has its own connection. */
public final class ParallelStreamCloses implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        IntStream.range(0, 20).parallel().forEach(id -> {
            try (Connection connection = source.getConnection()) {
                connection
                        .createStatement()
                        .executeQuery("SELECT * FROM account")
                        .close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
