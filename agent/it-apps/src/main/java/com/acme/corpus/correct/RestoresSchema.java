// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Uses another schema and always restores the first one. */
public final class RestoresSchema implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) {
            String before = connection.getSchema();
            connection.setSchema("ARCHIVE");
            try {
                connection.createStatement().executeQuery("SELECT 1").close();
            } finally {
                connection.setSchema(before);
            }
        }
    }
}
