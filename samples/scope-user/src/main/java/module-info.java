/** An application that uses the scope API as a module. */
module com.acme.notes {
    requires io.sessionaudit.scope;
    requires java.sql;
    requires com.h2database;
}
