// finds: second-session warning at inner with outer
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A helper that opens its own connection is called from a lambda that already has one. */
public final class HelperInLambda implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        Supplier<Integer> total = () -> {
            try (Connection connection = source.getConnection(); // line: inner
                    Statement statement = connection.createStatement();
                    ResultSet sum = statement.executeQuery("SELECT SUM(balance) FROM account")) {
                sum.next();
                return sum.getInt(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
        try (Connection connection = source.getConnection(); // line: outer
                PreparedStatement update = connection.prepareStatement("UPDATE account SET balance = ? WHERE id = 1")) {
            update.setInt(1, total.get());
            update.executeUpdate();
        }
    }
}
