// finds: state-left-changed warning at opened property=schema from=PUBLIC to=ARCHIVE
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Restores the schema, unless the query fails. */
public final class SchemaLeftOnError implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) { // line: opened
            connection.setSchema("ARCHIVE");
            connection.createStatement().executeQuery("SELECT * FROM last_year").close();
            connection.setSchema("PUBLIC");
        } catch (SQLException noSuchTable) {
            // there is no archive yet
        }
    }
}
