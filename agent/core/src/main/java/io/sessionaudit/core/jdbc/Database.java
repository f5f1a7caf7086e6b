package io.sessionaudit.core.jdbc;

/** The kind of database behind a source. */
public enum Database {
    /** MySQL and MariaDB: a schema change commits; a string in double quotes is a literal. */
    MYSQL(true),
    /** PostgreSQL: a schema change is part of the transaction. */
    POSTGRESQL(false),
    /** Microsoft SQL Server: a schema change is part of the transaction. */
    SQL_SERVER(false),
    /** Any other; the effect of its schema changes is not known. */
    OTHER(true);

    private final boolean definitionCommits;

    Database(boolean definitionCommits) {
        this.definitionCommits = definitionCommits;
    }

    /** {@return whether a schema change commits the transaction, or may do so} */
    public boolean definitionCommits() {
        return definitionCommits;
    }

    /** {@return the kind of database in a JDBC URL, which may be null} */
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
