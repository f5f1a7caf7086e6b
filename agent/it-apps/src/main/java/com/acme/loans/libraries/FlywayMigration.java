package com.acme.loans.libraries;

import java.nio.file.Files;
import java.nio.file.Path;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/** Two migrations by Flyway, which has more than one connection at a time. */
public final class FlywayMigration implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool");
        Path migrations = Files.createTempDirectory("migrations");
        Files.writeString(migrations.resolve("V1__table.sql"), "CREATE TABLE numbers (n INT);");
        Files.writeString(migrations.resolve("V2__row.sql"), "INSERT INTO numbers VALUES (1);");
        Flyway flyway = Flyway.configure()
                .dataSource(pool)
                .locations("filesystem:" + migrations)
                .load();
        lenders.print("migrations=" + flyway.migrate().migrationsExecuted);
        lenders.print("rows=" + Sql.text(pool, "SELECT COUNT(*) FROM numbers"));
    }
}
