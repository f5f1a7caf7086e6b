package io.sessionaudit.core.jdbc;

/** The database behind a source, as far as the rules need to know it. */
public enum Database {
    /** MySQL and MariaDB: a schema change commits; a text in double quotes is a literal. */
    MYSQL(true),
    /** PostgreSQL: a schema change is part of the transaction. */
    POSTGRESQL(false),
    /** Microsoft SQL Server: a schema change is part of the transaction. */
    SQL_SERVER(false),
    /** Any other; nothing is claimed about its schema changes. */
    OTHER(true);

    private final boolean definitionCommits;

    Database(boolean definitionCommits) {
        this.definitionCommits = definitionCommits;
    }

    /** {@return whether a schema change ends the transaction, or is not known not to} */
    public boolean definitionCommits() {
        return definitionCommits;
    }

    /** {@return the database that a JDBC URL leads to} */
    public static Database ofUrl(String url) {
        if (url == null) {
            return OTHER;
        }
        if (url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:")) {
            return MYSQL;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        return url.startsWith("jdbc:sqlserver:") ? SQL_SERVER : OTHER;
    }
}
