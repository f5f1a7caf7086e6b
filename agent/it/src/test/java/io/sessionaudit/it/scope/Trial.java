package io.sessionaudit.it.scope;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.mysql.cj.jdbc.JdbcConnection;
import io.sessionaudit.scope.Session;
import io.sessionaudit.scope.Sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** One case on one database through one pool, and its result. */
final class Trial {
    final ScopeDatabase database;
    final DataSource dataSource;
    final Sessions sessions;
    int inserts;
    private final StringBuilder observations = new StringBuilder();

    Trial(ScopeDatabase database, DataSource dataSource, Sessions sessions) {
        this.database = database;
        this.dataSource = dataSource;
        this.sessions = sessions;
    }

    void insert1(Session session) throws SQLException {
        insert(session.connection(), 1);
    }

    void insert2(Session session) throws SQLException {
        insert(session.connection(), 2);
    }

    void insert(Connection connection, int id) throws SQLException {
        inserts++;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO scope_item (id) VALUES (?)")) {
            insert.setInt(1, id);
            insert.executeUpdate();
        }
    }

    /** Closes the connection at the server's end. */
    void kill(Session session) throws SQLException {
        database.direct(
                "KILL " + session.connection().unwrap(JdbcConnection.class).getId());
    }

    void fails(Class<? extends Throwable> with, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        Throwable failure = catchThrowable(work);
        assertThat(failure).isInstanceOf(with);
        if (with != java.io.IOException.class && with != SQLException.class) {
            says("`" + with.getSimpleName() + "`");
        }
    }

    void unchecked(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThat(catchThrowable(work)).isNull();
    }

    void says(String what) {
        observations.append(observations.isEmpty() ? "" : ", ").append(what);
    }

    String observations() {
        return observations.toString();
    }
}
