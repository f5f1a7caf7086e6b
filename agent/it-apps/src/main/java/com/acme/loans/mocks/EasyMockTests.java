package com.acme.loans.mocks;

import java.sql.Connection;
import java.sql.PreparedStatement;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import org.easymock.EasyMock;
import org.easymock.IMocksControl;

/** Tests with EasyMock that expect each call in its order. */
public final class EasyMockTests implements Scenario {
    private static final int TESTS = 2;

    @Override
    public void run(Lenders lenders) throws Exception {
        for (int test = 0; test < TESTS; test++) {
            verifyUpdate(lenders);
        }
        lenders.lends("EasyMockTests", () -> TESTS);
    }

    private static void verifyUpdate(Lenders lenders) throws Exception {
        IMocksControl control = EasyMock.createStrictControl();
        DataSource source = control.createMock(DataSource.class);
        Connection connection = control.createMock(Connection.class);
        PreparedStatement statement = control.createMock(PreparedStatement.class);
        EasyMock.expect(source.getConnection()).andReturn(connection);
        EasyMock.expect(connection.prepareStatement(Update.SQL)).andReturn(statement);
        EasyMock.expect(statement.executeUpdate()).andReturn(1);
        statement.close();
        connection.close();
        control.replay();
        lenders.print("updated=" + Update.execute(source));
        control.verify();
        lenders.print("verified");
    }
}
