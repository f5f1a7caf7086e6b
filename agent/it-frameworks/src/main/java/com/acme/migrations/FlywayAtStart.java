// finds: 2 x second-session info at migrate with migrate
// opens: migrate through Flyway
package com.acme.migrations;

import java.nio.file.Files;
import java.nio.file.Path;

import com.acme.host.Host;
import com.acme.host.Program;
import org.flywaydb.core.Flyway;

/** A migration in SQL; Flyway has more than one connection at a time. */
public final class FlywayAtStart implements Program {
    @Override
    public void run(Host host) throws Exception {
        Path scripts = Files.createTempDirectory("migrations");
        Files.writeString(scripts.resolve("V1__note.sql"), "CREATE TABLE note (id INT);");
        Flyway.configure()
                .dataSource(host.dataSource())
                .locations("filesystem:" + scripts)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate(); // line: migrate
    }
}
