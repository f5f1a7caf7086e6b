package io.sessionaudit.runtime.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.core.jdbc.KnownPool;

/**
 * The members that the agent may call and read on objects that are not its own, by the name of the class that
 * declares them. Filled from {@link DriverTable} and {@link KnownPool#members}. Threadsafe; calls nothing, links to
 * no pool or driver, and loads no class.
 *
 * <p>Format: a line in the first column names a class. Each line below it has a property and a member: {@code
 * method()}, {@code method(argument.Type)} or {@code field}. A star means that the same property is then read of the
 * result. Of several lines for one property of a class, the first whose member exists is used.
 */
final class PermittedCalls {
    /** One line of a table. */
    record Row(String type, JdbcProperty property, String member, boolean continues) {
        private boolean isMethod() {
            return member.endsWith(")");
        }

        private String name() {
            return isMethod() ? member.substring(0, member.indexOf('(')) : member;
        }

        private Class<?>[] parameters() {
            return member.endsWith("()") ? new Class<?>[0] : new Class<?>[] {Class.class};
        }
    }

    /**
     * Reads a property of the objects of one class.
     *
     * @param handle takes the object; null if nothing is permitted
     * @param isNumber whether the handle returns a {@code long}, otherwise an object
     * @param continues whether the property is then read of the result
     */
    record Reader(MethodHandle handle, boolean isNumber, boolean continues) {}

    /** Nothing is permitted. */
    static final Reader NONE = new Reader(null, false, false);

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType TO_NUMBER = MethodType.methodType(long.class, Object.class);
    private static final MethodType TO_OBJECT = MethodType.methodType(Object.class, Object.class);

    private static final Map<String, List<Row>> ROWS = new HashMap<>();
    private static final Set<String> DRIVER_CONNECTIONS = new HashSet<>();

    static {
        DRIVER_CONNECTIONS.addAll(add(DriverTable.CONNECTIONS));
        add(DriverTable.OTHERS);
        for (KnownPool pool : KnownPool.values()) {
            add(pool.members());
        }
    }

    private PermittedCalls() {}

    private static Set<String> add(String table) {
        Set<String> types = new HashSet<>();
        String type = null;
        for (String line : table.lines().toList()) {
            if (!line.startsWith(" ")) {
                type = line.strip();
                types.add(type);
                continue;
            }
            String[] words = line.strip().split(" +");
            ROWS.computeIfAbsent(type, name -> new ArrayList<>())
                    .add(new Row(type, JdbcProperty.named(words[0]), words[1], words.length > 2));
        }
        return types;
    }

    /** {@return all rows} */
    static List<Row> rows() {
        return ROWS.values().stream().flatMap(List::stream).toList();
    }

    /** {@return whether a class is a known driver's own connection, or extends one} */
    static boolean isDriverConnection(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (DRIVER_CONNECTIONS.contains(each.getName())) {
                return true;
            }
        }
        return false;
    }

    /** {@return how a property of the objects of a class may be read} */
    static Reader reader(Class<?> type, JdbcProperty property) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Row row : ROWS.getOrDefault(each.getName(), List.of())) {
                Reader found = row.property == property ? reader(row, each, type) : NONE;
                if (found != NONE) {
                    return found;
                }
            }
        }
        return NONE;
    }

    private static Reader reader(Row row, Class<?> declaring, Class<?> type) {
        try {
            MethodHandle handle = row.isMethod() ? method(row, declaring, type) : field(row, declaring);
            if (handle == null) {
                return NONE;
            }
            Class<?> result = handle.type().returnType();
            boolean isNumber = result == int.class || result == long.class;
            return new Reader(handle.asType(isNumber ? TO_NUMBER : TO_OBJECT), isNumber, row.continues);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return NONE; // another release of the pool or driver, or a module that is not open to the agent
        }
    }

    private static MethodHandle field(Row row, Class<?> declaring) throws ReflectiveOperationException {
        Field field = declaring.getDeclaredField(row.member);
        boolean isReadable = !Modifier.isStatic(field.getModifiers()) && field.trySetAccessible();
        return isReadable ? LOOKUP.unreflectGetter(field) : null;
    }

    private static MethodHandle method(Row row, Class<?> declaring, Class<?> type) throws ReflectiveOperationException {
        Method method = declaring.getDeclaredMethod(row.name(), row.parameters());
        int modifiers = method.getModifiers();
        if (Modifier.isStatic(modifiers)
                || !Modifier.isPrivate(modifiers) && isOverridden(row, declaring, type)
                || !method.trySetAccessible()) {
            return null;
        }
        MethodHandle handle = LOOKUP.unreflect(method);
        return row.parameters().length == 0
                ? handle
                : MethodHandles.insertArguments(handle, 1, java.sql.Connection.class);
    }

    /** {@return whether a subclass, which is not in the table, overrides the method} */
    private static boolean isOverridden(Row row, Class<?> declaring, Class<?> type) {
        for (Class<?> each = type; each != declaring; each = each.getSuperclass()) {
            try {
                each.getDeclaredMethod(row.name(), row.parameters());
                return true;
            } catch (NoSuchMethodException e) {
                // Not overridden here.
            }
        }
        return false;
    }
}
