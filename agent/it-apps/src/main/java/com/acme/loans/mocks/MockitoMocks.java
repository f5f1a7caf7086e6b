package com.acme.loans.mocks;

import java.sql.Connection;
import java.sql.PreparedStatement;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

/** Tests with mocks of Mockito that verify every call. */
abstract class MockitoMocks implements Scenario {
    private static final int TESTS = 3;

    /** {@return which kind of mocks} */
    abstract String mockMaker();

    @Override
    public final void run(Lenders lenders) throws Exception {
        for (int test = 0; test < TESTS; test++) {
            verifyUpdate(lenders);
        }
        lenders.lends(getClass().getSimpleName(), () -> TESTS);
    }

    private void verifyUpdate(Lenders lenders) throws Exception {
        DataSource source = mocked(DataSource.class);
        Connection connection = mocked(Connection.class);
        PreparedStatement statement = mocked(PreparedStatement.class);
        when(source.getConnection()).thenReturn(connection);
        when(connection.prepareStatement(Update.SQL)).thenReturn(statement);
        when(statement.executeUpdate()).thenReturn(1);
        lenders.print("updated=" + Update.execute(source));
        verify(source).getConnection();
        verify(connection).prepareStatement(Update.SQL);
        verify(statement).executeUpdate();
        verify(statement).close();
        verify(connection).close();
        verifyNoMoreInteractions(source, connection, statement);
        lenders.print("verified");
    }

    private <T> T mocked(Class<T> type) {
        return mock(type, withSettings().mockMaker(mockMaker()));
    }
}
