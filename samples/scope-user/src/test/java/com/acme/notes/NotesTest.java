package com.acme.notes;

import java.sql.SQLException;

import io.sessionaudit.scope.Sessions;
import io.sessionaudit.scope.junit.SessionsExtension;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Each test runs in a session that is rolled back. */
class NotesTest {
    @RegisterExtension
    static final SessionsExtension DATABASE = SessionsExtension.on(() -> {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:test;DB_CLOSE_DELAY=-1;INIT=CREATE TABLE IF NOT EXISTS note (text VARCHAR(100))");
        return database;
    });

    @Test
    void addsNote(Sessions sessions) throws SQLException {
        Notes notes = new Notes(sessions);
        notes.add("a", false);
        assertEquals(1, notes.count("a"));
    }

    @Test
    void seesNoNoteOfOtherTests(Sessions sessions) throws SQLException {
        assertEquals(0, new Notes(sessions).count("a"));
    }
}
