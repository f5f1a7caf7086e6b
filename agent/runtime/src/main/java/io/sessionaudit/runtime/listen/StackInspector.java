package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.CommonDataSource;

import io.sessionaudit.core.stack.FrameClassifier;
import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.WovenClasses;

/**
 * Determines from the stack which JDBC calls the current thread is inside of. The hooks count them at no cost, but
 * after a stack overflow the hook at the end of a call may be missing. Code that draws conclusions from a count
 * verifies it here first.
 *
 * <p>A stack walk takes microseconds. All methods that may be woven are counted, even if they are not, so the result is
 * rather too high than too low.
 */
final class StackInspector {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final List<Class<?>> CALLED = List.of(Connection.class, Statement.class);
    private static final List<Class<?>> LENDING = Stream.of(
                    Stream.of(CommonDataSource.class, DriverManager.class),
                    Stream.of(Role.POOLED_CONNECTION, Role.FACTORY, Role.BUILDER)
                            .flatMap(role -> role.types().stream()))
            .<Class<?>>flatMap(types -> types)
            .toList();

    private static final Set<Role> ROLES_CALLED = EnumSet.of(Role.CONNECTION, Role.STATEMENT);
    private static final Set<Role> ROLES_LENDING =
            EnumSet.of(Role.DATA_SOURCE, Role.FACTORY, Role.POOLED_CONNECTION, Role.BUILDER);

    private StackInspector() {}

    /**
     * {@return the number of borrows in progress, up to a limit; for the hook at the start of a borrow, which is not
     * counted}
     */
    static int borrows(int atMost) {
        return WALKER.walk(frames ->
                (int) frames.filter(StackInspector::isBorrow).limit(atMost + 1).count() - 1);
    }

    /** {@return whether a connection or statement is called; for the hook at the start of a borrow} */
    static boolean isBorrowInsideCall() {
        return areCalls(1);
    }

    /**
     * {@return whether a connection or statement is called inside such a call; for the hook at the start of the inner
     * one}
     */
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

    /** {@return whether classes of these roles inherit woven methods from a type that has none of the roles} */
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
