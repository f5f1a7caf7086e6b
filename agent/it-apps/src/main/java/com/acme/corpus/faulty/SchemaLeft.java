// finds: state-left-changed warning at opened property=schema from=PUBLIC to=ARCHIVE
// on druid, ebean: nothing
// because: these two set it back
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Switches to another schema and does not restore the first one. */
public final class SchemaLeft implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) { // line: opened
            connection.setSchema("ARCHIVE");
        }
    }
}
