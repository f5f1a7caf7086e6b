package com.acme.app;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;

/**
 * The workload of {@link Everything} with hooks that throw. The first argument is what they throw, the second which of
 * them do: {@code all}, or only those that run {@code after} a call. If all do, those before a call throw every second
 * time, because a call whose begin was not recorded has no end.
 */
public final class ThrowingHooks {
    private static final Set<String> THREW = new ConcurrentSkipListSet<>();
    private static final Map<String, Integer> TURNS = new ConcurrentHashMap<>();

    private ThrowingHooks() {}

    public static void main(String[] arguments) throws Exception {
        boolean all = arguments[1].equals("all");
        install((proxy, method, given) -> {
            fillFields(given);
            boolean before = method.getReturnType() == Object.class;
            if (before && (!all || TURNS.merge(method.getName(), 1, Integer::sum) % 2 == 1)) {
                return "a token";
            }
            THREW.add(method.getName());
            throw failure(arguments[0]);
        });
        Everything.main(arguments);
        new TreeSet<>(THREW).forEach(name -> System.err.println("threw=" + name));
    }

    /** Hooks are not called for an object whose field is empty. */
    private static void fillFields(Object[] given) throws ReflectiveOperationException {
        for (Object each : given) {
            for (Class<?> type = each == null ? null : each.getClass(); type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getName().equals("sessionAuditSlot")) {
                        field.setAccessible(true);
                        field.set(each, "known");
                    }
                }
            }
        }
    }

    private static void install(InvocationHandler handler) throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.SessionAuditListener");
        Object listener = new ByteBuddy()
                .subclass(type)
                .method(isDeclaredBy(type))
                .intercept(InvocationHandlerAdapter.of(handler))
                .make()
                .load(ThrowingHooks.class.getClassLoader())
                .getLoaded()
                .getConstructor()
                .newInstance();
        ListenerField.set(listener);
        Thread keeper = new Thread(() -> keep(listener), "keeper");
        keeper.setDaemon(true);
        keeper.start();
    }

    /** The agent installs its own listener again when it finds another. */
    private static void keep(Object listener) {
        try {
            while (true) {
                if (!ListenerField.isSet(listener)) {
                    ListenerField.set(listener);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Throwable failure(String kind) {
        return switch (kind) {
            case "runtime-exception" -> new IllegalStateException("thrown by a hook");
            case "error" -> new NoClassDefFoundError("thrown by a hook");
            case "checked-exception" -> new Exception("thrown by a hook");
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
