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
 * Which advice goes into which methods of a class, by its roles. To make an advice is to read and understand its class file,
 * so each is made when the first class comes that needs it.
 *
 * <p>Threadsafe. What two threads make at the same time is equal, and either serves; neither waits for the other.
 */
final class AdviceTable {
    private record Key(Role role, ContentAccess access) {}

    private final Map<Key, List<AdvicePiece>> known = new ConcurrentHashMap<>();

    /** {@return what goes into a class} */
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

    /** {@return what goes into {@code DriverManager}} */
    static AdviceForClass ofDriverManager() {
        return of(Stream.of(AdvicePiece.of(
                Advice.withCustomMapping(),
                DataSourceAdvice.BorrowFromDriverManager.class,
                isStatic().and(isPublic()).and(takesArgument(0, String.class)),
                "getConnection")));
    }

    /** {@return what goes into the one class of the scope API that is there to be woven} */
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
