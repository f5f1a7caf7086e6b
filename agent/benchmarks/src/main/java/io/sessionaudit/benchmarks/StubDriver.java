package io.sessionaudit.benchmarks;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

import javax.sql.DataSource;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;

/**
 * A driver whose methods do nothing, so that only the pool and the agent are measured. Its classes have the names of a
 * driver, because agents ignore classes of the library that generates them.
 */
public final class StubDriver {
    /** The URL that it accepts. */
    public static final String URL = "jdbc:stub:benchmarks";

    private static final Connection CONNECTION = connection();

    private StubDriver() {}

    /** {@return a connection whose statements and results do nothing} */
    public static Connection connect() {
        return CONNECTION;
    }

    /** {@return a data source of such connections} */
    static DataSource dataSource() {
        return make(
                stub(DataSource.class).method(named("getConnection")).intercept(FixedValue.value(CONNECTION)),
                CONNECTION.getClass());
    }

    /** {@return a driver of such connections} */
    static Driver driver() {
        return make(
                stub(Driver.class)
                        .method(named("connect"))
                        .intercept(FixedValue.value(CONNECTION))
                        .method(named("acceptsURL"))
                        .intercept(FixedValue.value(true)),
                CONNECTION.getClass());
    }

    private static Connection connection() {
        ResultSet rows =
                make(stub(ResultSet.class).method(named("next")).intercept(FixedValue.value(true)), StubDriver.class);
        PreparedStatement statement = make(
                stub(PreparedStatement.class)
                        .method(named("executeQuery"))
                        .intercept(FixedValue.value(rows))
                        .method(named("executeUpdate"))
                        .intercept(FixedValue.value(1)),
                rows.getClass());
        DatabaseMetaData description = make(
                stub(DatabaseMetaData.class)
                        .method(named("getURL"))
                        .intercept(FixedValue.value(URL))
                        .method(named("getDatabaseProductName"))
                        .intercept(FixedValue.value("stub")),
                statement.getClass());
        return make(
                stub(Connection.class)
                        .method(named("prepareStatement"))
                        .intercept(FixedValue.value(statement))
                        .method(named("getMetaData"))
                        .intercept(FixedValue.value(description))
                        .method(named("isValid").or(named("getAutoCommit")))
                        .intercept(FixedValue.value(true))
                        .method(named("getTransactionIsolation"))
                        .intercept(FixedValue.value(Connection.TRANSACTION_READ_COMMITTED)),
                description.getClass());
    }

    private static <T> DynamicType.Builder<? extends T> stub(Class<T> type) {
        return new ByteBuddy()
                .subclass(type)
                .name("com.acme.driver.Stub" + type.getSimpleName())
                .method(isAbstract())
                .intercept(StubMethod.INSTANCE);
    }

    /** Each class is loaded in a child loader of the class that it returns, with a class file that agents can read. */
    private static <T> T make(DynamicType.Builder<? extends T> builder, Class<?> answer) {
        try (DynamicType.Unloaded<? extends T> unloaded = builder.make()) {
            Constructor<? extends T> constructor = unloaded.load(
                            answer.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER_PERSISTENT)
                    .getLoaded()
                    .getDeclaredConstructor();
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
