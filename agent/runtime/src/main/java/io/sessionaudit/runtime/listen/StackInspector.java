package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import javax.sql.CommonDataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;
import javax.sql.XAConnectionBuilder;

import io.sessionaudit.core.stack.FrameClassifier;
import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.WovenClasses;

/**
 * What the current thread is inside of, by its stack. The hooks count, which costs nothing; but where a stack overflows there may be no
 * room for the hook at the end of a call, and what was begun is never ended. So who is about to conclude much from a count asks here.
 *
 * <p>To walk a stack takes microseconds. Counted are all methods that may be woven, some of which are not, so the answer is rather
 * too high than too low.
 */
final class StackInspector {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final List<Class<?>> CALLED = List.of(Connection.class, Statement.class);
    private static final List<Class<?>> LENDING = List.of(
            CommonDataSource.class,
            PooledConnection.class,
            ConnectionBuilder.class,
            PooledConnectionBuilder.class,
            XAConnectionBuilder.class,
            DriverManager.class);

    private static final Set<Role> ROLES_CALLED = EnumSet.of(Role.CONNECTION, Role.STATEMENT);
    private static final Set<Role> ROLES_LENDING =
            EnumSet.of(Role.DATA_SOURCE, Role.FACTORY, Role.POOLED_CONNECTION, Role.BUILDER);

    private StackInspector() {}

    /** {@return how many borrows the thread is inside of, up to so many; for the hook at the begin of one, which does not count} */
    static int borrows(int atMost) {
        return WALKER.walk(frames ->
                (int) frames.filter(StackInspector::isBorrow).limit(atMost + 1).count() - 1);
    }

    /** {@return whether a connection or statement is called; for the hook at the begin of a borrow} */
    static boolean isBorrowInsideCall() {
        return areCalls(1);
    }

    /** {@return whether a connection or statement is called inside such a call; for the hook at the begin of the inner one} */
    static boolean isCallInsideCall() {
        return areCalls(2);
    }

    private static boolean areCalls(int atLeast) {
        return WALKER.walk(
                frames -> frames.filter(StackInspector::isCall).limit(atLeast).count() == atLeast);
    }

    private static boolean isBorrow(StackWalker.StackFrame frame) {
        return FrameClassifier.isBorrow(frame.getMethodName()) && lends(frame.getDeclaringClass());
    }

    private static boolean isCall(StackWalker.StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return isAny(CALLED, type) || lendsMethods(type, ROLES_CALLED);
    }

    private static boolean lends(Class<?> type) {
        return isAny(LENDING, type) || lendsMethods(type, ROLES_LENDING);
    }

    /** Whether classes of these roles inherit woven methods from a type that has none of the roles. */
    private static boolean lendsMethods(Class<?> type, Set<Role> roles) {
        return !Collections.disjoint(WovenClasses.inheritedRoles(type.getName().replace('.', '/')), roles);
    }

    private static boolean isAny(List<Class<?>> kinds, Class<?> type) {
        for (Class<?> kind : kinds) {
            if (kind.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }
}
