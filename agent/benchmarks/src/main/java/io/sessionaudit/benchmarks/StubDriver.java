package io.sessionaudit.benchmarks;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

import javax.sql.DataSource;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;

/** A driver whose methods do nothing, so that what is measured is what stands before it. */
final class StubDriver {
    private StubDriver() {}

    /** {@return a data source whose connections, statements and results do nothing} */
    static DataSource dataSource() {
        ResultSet rows = make(stub(ResultSet.class), StubDriver.class);
        PreparedStatement statement = make(
                stub(PreparedStatement.class).method(named("executeQuery")).intercept(FixedValue.value(rows)),
                rows.getClass());
        Connection connection = make(
                stub(Connection.class)
                        .method(named("prepareStatement"))
                        .intercept(FixedValue.value(statement))
                        .method(named("isValid").or(named("getAutoCommit")))
                        .intercept(FixedValue.value(true))
                        .method(named("getTransactionIsolation"))
                        .intercept(FixedValue.value(Connection.TRANSACTION_READ_COMMITTED)),
                statement.getClass());
        return make(
                stub(DataSource.class).method(named("getConnection")).intercept(FixedValue.value(connection)),
                connection.getClass());
    }

    private static <T> DynamicType.Builder<? extends T> stub(Class<T> type) {
        return new ByteBuddy().subclass(type).method(isAbstract()).intercept(StubMethod.INSTANCE);
    }

    /** Each class is loaded below the one that it answers with, so that it can see it. */
    private static <T> T make(DynamicType.Builder<? extends T> builder, Class<?> answer) {
        try (DynamicType.Unloaded<? extends T> unloaded = builder.make()) {
            Constructor<? extends T> constructor =
                    unloaded.load(answer.getClassLoader()).getLoaded().getDeclaredConstructor();
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
