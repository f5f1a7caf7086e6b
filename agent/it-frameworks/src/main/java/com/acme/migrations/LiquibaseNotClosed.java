// finds: abandoned error at opened
// opens: opened
package com.acme.migrations;

import java.sql.Connection;

import com.acme.host.Host;
import com.acme.host.Program;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;

/** Gives Liquibase a connection, and closes neither. */
public final class LiquibaseNotClosed implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection(); // line: opened
        Liquibase liquibase = new Liquibase(Changes.FILE, Changes.of(), new JdbcConnection(connection));
        liquibase.update("");
    }
}
