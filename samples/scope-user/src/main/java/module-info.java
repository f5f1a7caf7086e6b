/** An application that uses the scope API as a module. */
module com.acme.notes {
    requires io.sessionaudit.scope;
    requires java.naming; // of H2, an automatic module
    requires java.sql;
    requires com.h2database;
}
