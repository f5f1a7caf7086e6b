package io.sessionaudit.scope;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** Searches the current thread for entries of the scope API, including empty ones, which must not exist either. */
final class ThreadLocals {

    private ThreadLocals() {}

    static List<Object> ofSessions() {
        try {
            Object map = read(Thread.class, Thread.currentThread(), "threadLocals");
            return map == null ? List.of() : ours(read(map.getClass(), map, "table"));
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError("This JDK keeps its thread-locals elsewhere", changed);
        }
    }

    private static List<Object> ours(Object table) {
        List<Object> ours = new ArrayList<>();
        for (int i = 0; i < Array.getLength(table); i++) {
            Object key = Array.get(table, i) instanceof Reference<?> entry ? entry.get() : null;
            if (key instanceof ThreadStore.SessionThreadLocal) {
                ours.add(key);
            }
        }
        return ours;
    }

    private static Object read(Class<?> type, Object object, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }
}
