package com.acme.loans.mocks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;

/** Hand-written fakes: an unexpected call is an assertion error. */
public final class AssertingFakes implements Scenario {
    private static final int TESTS = 3;

    private final List<String> unexpected = new ArrayList<>();

    @Override
    public void run(Lenders lenders) throws Exception {
        Map<String, Object> ofStatement = new HashMap<>(Map.of("executeUpdate", 1));
        ofStatement.put("close", null);
        PreparedStatement statement = fake(PreparedStatement.class, ofStatement);
        for (int test = 0; test < TESTS; test++) {
            Map<String, Object> ofConnection = new HashMap<>(Map.of("prepareStatement", statement));
            ofConnection.put("close", null);
            Connection connection = fake(Connection.class, ofConnection);
            lenders.print("updated=" + Update.execute(fake(DataSource.class, Map.of("getConnection", connection))));
        }
        lenders.print("unexpected calls=" + unexpected);
        lenders.lends("AssertingFakes", () -> TESTS);
    }

    private <T> T fake(Class<T> type, Map<String, Object> expected) {
        InvocationHandler handler = (proxy, method, arguments) -> answer(type, method, expected);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object answer(Class<?> type, Method method, Map<String, Object> expected) {
        if (!expected.containsKey(method.getName())) {
            unexpected.add(type.getSimpleName() + "." + method.getName());
            throw new AssertionError("unexpected call of " + type.getSimpleName() + "." + method.getName());
        }
        return expected.get(method.getName());
    }
}
