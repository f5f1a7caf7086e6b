package com.acme.notes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.sessionaudit.scope.Sessions;
import org.h2.jdbcx.JdbcDataSource;

/** Commits one note, and rolls back another. */
public final class Notes {
    private final Sessions sessions;

    Notes(Sessions sessions) {
        this.sessions = sessions;
    }

    public static void main(String[] arguments) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:notes;DB_CLOSE_DELAY=-1");
        Notes notes = new Notes(Sessions.of(database));
        notes.create();
        notes.add("committed", false);
        try {
            notes.add("rolled back", true);
        } catch (IllegalStateException expected) {
            // the second note is rolled back
        }
        Module module = Notes.class.getModule();
        System.out.println("committed " + notes.count("committed") + ", rolled back " + notes.count("rolled back")
                + (module.isNamed() ? " in module " + module.getName() : ""));
    }

    void create() throws SQLException {
        sessions.run(session -> {
            try (Statement statement = session.connection().createStatement()) {
                statement.execute("CREATE TABLE note (text VARCHAR(100))");
            }
        });
    }

    void add(String text, boolean fail) throws SQLException {
        sessions.run(session -> {
            Connection connection = session.connection();
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note (text) VALUES (?)")) {
                insert.setString(1, text);
                insert.executeUpdate();
            }
            if (fail) {
                throw new IllegalStateException("fails after the insert");
            }
        });
    }

    long count(String text) throws SQLException {
        return sessions.call(session -> {
            String sql = "SELECT count(*) FROM note WHERE text = ?";
            try (PreparedStatement query = session.connection().prepareStatement(sql)) {
                query.setString(1, text);
                try (ResultSet result = query.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
    }
}
