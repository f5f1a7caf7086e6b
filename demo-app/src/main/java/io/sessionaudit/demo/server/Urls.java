package io.sessionaudit.demo.server;

/** Builds the JDBC URL of a server that was started for this run only. */
final class Urls {

    private Urls() {}

    /** No TLS: the server is throw-away and on this machine, and its certificate would be its own anyway. */
    static String mysql(String host, int port, String database, String user, String password) {
        return "jdbc:mysql://" + host + ':' + port + '/' + database + "?user=" + user + "&password=" + password
                + "&sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }
}
