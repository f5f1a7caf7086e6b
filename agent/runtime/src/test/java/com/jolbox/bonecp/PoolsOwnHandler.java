package com.jolbox.bonecp;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/** Simulates the handler of a known pool whose connections are JDK proxies; the package of its class is decisive. */
public record PoolsOwnHandler(InvocationHandler answers) implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return answers.invoke(proxy, method, arguments);
    }
}
