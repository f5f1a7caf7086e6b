package io.sessionaudit.runtime.weave;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.sessionaudit.runtime.advice.DataSourceAdvice;
import io.sessionaudit.runtime.advice.ScopeAdvice;
import io.sessionaudit.runtime.woven.Role;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

/**
 * The advice for the methods of a class, by its roles. Each advice is read from its class file when the first class
 * needs it.
 *
 * <p>Threadsafe and lock-free. If two threads create the same advice at the same time, either of the two is used.
 */
final class AdviceTable {
    private record Key(Role role, ContentAccess access) {}

    private final Map<Key, List<AdvicePiece>> known = new ConcurrentHashMap<>();

    /** {@return the advice for a class} */
    AdviceForClass of(WeavingPlan plan) {
        return of(
                Stream.concat(pieces(plan.roles(), plan.access()), pieces(plan.inherited(), ContentAccess.INHERITED)));
    }

    private Stream<AdvicePiece> pieces(Set<Role> roles, ContentAccess access) {
        return roles.stream().flatMap(role -> of(new Key(role, access)).stream());
    }

    private List<AdvicePiece> of(Key key) {
        List<AdvicePiece> found = known.get(key);
        if (found == null) {
            found = AdviceOfRole.of(key.role, key.access);
            known.put(key, found);
        }
        return found;
    }

    /** {@return the advice for {@code DriverManager}} */
    static AdviceForClass ofDriverManager() {
        return of(Stream.of(AdvicePiece.of(
                Advice.withCustomMapping(),
                DataSourceAdvice.BorrowFromDriverManager.class,
                isStatic().and(isPublic()).and(takesArgument(0, String.class)),
                "getConnection")));
    }

    /** {@return the advice for the class of the scope API that calls the hooks} */
    static AdviceForClass ofScopeEvents() {
        return of(Stream.of(AdvicePiece.of(Advice.withCustomMapping(), ScopeAdvice.class, isStatic(), "happened")));
    }

    private static AdviceForClass of(Stream<AdvicePiece> pieces) {
        AsmVisitorWrapper.ForDeclaredMethods all = new AsmVisitorWrapper.ForDeclaredMethods();
        Set<String> names = new HashSet<>();
        for (AdvicePiece piece : pieces.toList()) {
            all = all.invokable(piece.methods(), piece.advice());
            names.addAll(piece.names());
        }
        return new AdviceForClass(all, names);
    }
}
