package com.acme.loans.mocks;

import java.sql.Connection;
import java.sql.PreparedStatement;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import org.jmock.Expectations;
import org.jmock.Mockery;

/** Tests with jMock, which repeats its first error at each later call. */
public final class JMockTests implements Scenario {
    private static final int TESTS = 2;

    @Override
    public void run(Lenders lenders) throws Exception {
        for (int test = 0; test < TESTS; test++) {
            verifyUpdate(lenders);
        }
        lenders.lends("JMockTests", () -> TESTS);
    }

    private static void verifyUpdate(Lenders lenders) throws Exception {
        Mockery mockery = new Mockery();
        DataSource source = mockery.mock(DataSource.class);
        Connection connection = mockery.mock(Connection.class);
        PreparedStatement statement = mockery.mock(PreparedStatement.class);
        Expectations expectations = new Expectations();
        expectations.oneOf(source).getConnection();
        expectations.will(Expectations.returnValue(connection));
        expectations.oneOf(connection).prepareStatement(Update.SQL);
        expectations.will(Expectations.returnValue(statement));
        expectations.oneOf(statement).executeUpdate();
        expectations.will(Expectations.returnValue(1));
        expectations.oneOf(statement).close();
        expectations.oneOf(connection).close();
        mockery.checking(expectations);
        lenders.print("updated=" + Update.execute(source));
        mockery.assertIsSatisfied();
        lenders.print("verified");
    }
}
