/** Test support for the scope API: a JUnit Jupiter extension. */
module io.sessionaudit.scope.junit {
    requires transitive io.sessionaudit.scope;
    requires transitive org.junit.jupiter.api;

    exports io.sessionaudit.scope.junit;
}
